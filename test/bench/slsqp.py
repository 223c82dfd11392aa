"""SciPy's SLSQP on a problem of kpi plan: the same function of the same levers, its slopes, the goal and the bounds.

Reads the problem as JSON from stdin, prints seconds of the solving alone, the effort and the levers as JSON.
"""

import json
import sys
import time

import numpy as np
from scipy.optimize import minimize

given = json.load(sys.stdin)
kinds = np.array(given["kinds"])
start = np.array(given["start"])
weight = np.array(given["weight"])
upper = np.array(given["upper"])
width = given["width"]
goal = np.log(given["goal"])
rate = kinds == "rate"


def to_effort(x):
    return np.where(rate, np.log(x / np.where(rate, 1 - x, 1)), np.log(x))


def to_value(z):
    return np.where(rate, 1 / (1 + np.exp(-z)), np.exp(z))


center = to_effort(start)
highest = to_effort(np.where(rate, np.minimum(upper, 1 - 1e-12), upper))


def parts(z):
    x = to_value(z).reshape(-1, width)
    return x, x.prod(axis=1)


def past(z):
    return np.log(parts(z)[1].sum()) - goal


def slopes(z):
    x, each = parts(z)
    by_effort = np.where(rate.reshape(-1, width), 1 - x, 1)
    return (each[:, None] * by_effort / each.sum()).ravel()


def cost(z):
    return 0.5 * np.dot(weight, (z - center) ** 2)


def cost_slopes(z):
    return weight * (z - center)


began = time.perf_counter()
found = minimize(
    cost,
    center,
    jac=cost_slopes,
    method="SLSQP",
    bounds=[(None, high) for high in highest],
    constraints=[{"type": "ineq", "fun": past, "jac": slopes}],
    options={"maxiter": given["iterations"], "ftol": 1e-13},
)
seconds = time.perf_counter() - began
print(
    json.dumps(
        {
            "seconds": seconds,
            "effort": cost(found.x),
            "missed": max(0.0, -past(found.x)),
            "iterations": int(found.nit),
            "finished": bool(found.success),
        }
    )
)
