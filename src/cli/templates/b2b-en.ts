import { BYTE_ORDER_MARK, type Template } from './template.js';

const tree = `# KPI logic tree of a B2B sales team (a template)
#
# It works as it stands. Begin with the lines marked "(yours)" and put your own numbers and words there.
# After every change, run these in this folder:
#   kpi validate (is it well written?), kpi plan (what it takes), kpi diagnose (where it is lost)
# kpi explain tells what a word or a finding means, as in: kpi explain lever

kpi: 1 # version of the format, always 1
name: B2B sales, April to September 2026 # (yours) name of the plan
lang: en
currency: JPY # (yours) JPY, USD, EUR, GBP
fiscal_year_start: 4 # the month in which your year begins
horizon: 2026-04..2026-09 # (yours) the months of the goal; FY2026-H1 works as well

# Who owns numbers: the name used below, and the name to show.
departments:
  marketing: Marketing
  inside_sales: Inside sales
  field_sales: Field sales

# The one final result (KGI). Every other number leads to it by a formula.
kgi:
  id: revenue
  label: Revenue
  kind: amount
  unit: JPY
  owner: field_sales
  formula: wins * deal_size
  target: 120M # (yours) over the whole horizon

# The way of selling, in order. volume is a count, conversion the rate from the phase before.
phases:
  first_contact: { label: First contact, volume: contacts }
  hearing: { label: Hearing, volume: hearings, conversion: hearing_rate }
  proposal: { label: Proposal, volume: proposals, conversion: proposal_rate }
  closing: { label: Closing, volume: wins, conversion: win_rate }

kpis:
  # --- Counts. They follow from the levers below, so nobody has to set their targets by hand ---
  # quality names what keeps a count honest, so that it is not chased alone.
  contacts:
    label: First contacts
    kind: count
    unit: cases
    owner: inside_sales
    formula: leads * contact_rate
    quality: [hearing_rate, reason_to_talk]
    note: conversations that took place, not calls made or mails sent
  hearings:
    label: Hearings
    kind: count
    unit: cases
    owner: field_sales
    formula: contacts * hearing_rate
    quality: [proposal_rate, issue_clarity]
  proposals:
    label: Proposals
    kind: count
    unit: cases
    owner: field_sales
    formula: hearings * proposal_rate
    quality: [win_rate, decision_maker]
  wins:
    label: Wins
    kind: count
    unit: cases
    owner: field_sales
    formula: proposals * win_rate
    quality: [value_agreed]

  # --- Levers: what people can move ---------------------------------------------------------
  # (yours) min and max of a lever are the range that your team believes in; counts and money per month.
  #   effort says how hard it is to move: 1 is usual, 3 is three times as hard.
  # (yours) action says who does what, when and how often, if the number falls short.
  leads:
    label: Leads
    phase: first_contact
    kind: count
    unit: cases
    owner: marketing
    lever: { min: 350, max: 650, effort: 1 }
    quality: [contact_rate, hearing_rate]
    action: Publish two stories of won customers a month, and offer a calendar right after each download
  contact_rate:
    label: Contact rate
    phase: first_contact
    kind: rate
    owner: inside_sales
    lever: { min: 50%, max: 72%, effort: 1.5 }
    action: Call each new lead on the same day, and three times within three working days at different hours
  hearing_rate:
    label: Hearing rate
    kind: rate
    owner: inside_sales
    lever: { min: 35%, max: 55%, effort: 1.5 }
    action: Send three dates on the day of the contact; without an answer in two working days, settle it by phone
  proposal_rate:
    label: Proposal rate
    kind: rate
    owner: field_sales
    lever: { min: 35%, max: 60%, effort: 2 }
    action:
      - On Mondays go through last week's hearings with an issue clarity of 2 or less, and choose the question to ask again
      - Before proposing, send one page with the problem and its yearly cost, and have the customer agree to the figure
  win_rate:
    label: Win rate
    kind: rate
    owner: field_sales
    lever: { min: 18%, max: 35%, effort: 3 }
    action: Meet the decision maker within five working days of the proposal, and draw up the approval dates together
  deal_size:
    label: Deal size
    phase: closing
    kind: average
    unit: JPY/cases
    owner: field_sales
    lever: { min: 0.9M, max: 1.15M, effort: 3 }
    action: When a discount is asked for, talk to your manager for ten minutes first, and offer a smaller scope before it
    note: Revenue by wins, so the table needs no column for it

# The quality of selling (KCI). Levels are facts on record, so that two people give the same score.
# Score on the day of the meeting. drives is a hypothesis: if this rises, that rate rises.
kcis:
  reason_to_talk:
    label: Reason to talk
    phase: first_contact
    owner: inside_sales
    drives: hearing_rate
    scale: 1..5
    rubric:
      1: Nothing is on record of what the customer said
      2: Their department and their work are on record
      3: As 2, and they named one task that troubles them, in words that are on record
      4: As 3, and they said by when they want it solved
      5: As 4, and the date and the people of the next meeting were settled at once
    target: 3.2 # (yours) "a little above today" will do at first
    action: Every morning two people listen to yesterday's talks of 2 or less and choose one question to use next
  issue_clarity:
    label: Issue clarity
    phase: hearing
    owner: field_sales
    drives: proposal_rate
    scale: 1..5
    rubric:
      1: The problem stayed general ("more efficiency"), and no task was named
      2: The customer said in their own words which task of which department is in trouble
      3: As 2, and how often it happens was said as a number, and confirmed in reply to the minutes
      4: As 3, and the cost of doing nothing was said as an amount
      5: As 4, and the decision maker said "this has to be solved this half", which the minutes quote
    target: 3.2
    action: On the day before, write down whom to ask about frequency, cost and deadline; score on the same day
  decision_maker:
    label: Decision maker
    phase: proposal
    owner: field_sales
    drives: win_rate
    scale: 1..5
    rubric:
      1: The name of the decision maker is not known
      2: The name and the position are on record
      3: As 2, and the steps of approval and the date of the next meeting are known
      4: As 3, and the decision maker was present at the proposal
      5: As 4, and the decision maker named the conditions for buying, which the minutes quote
    target: 3
    action: Book the decision maker's time before the date of the proposal, or ask for fifteen minutes apart
  value_agreed:
    label: Value agreed
    phase: closing
    owner: field_sales
    drives: deal_size
    scale: 1..5
    rubric:
      1: Only the price was discussed, and no effect is on record
      2: The customer named one effect that they expect
      3: As 2, and how it will be measured and its value today were settled together
      4: As 3, and the effect stands in the quotation as an amount
      5: As 4, and the decision maker accepted that amount by mail or in the minutes
    target: 3
    action: Make the amount of the effect the first page of the quotation, and read it with the customer for fifteen minutes

# Where one department passes work to the next. Both sides settle the definition, the score and the time limit first.
handoffs:
  to_inside_sales:
    label: Leads passed
    from: marketing
    to: inside_sales
    passed: leads
    accepted: contacts
    definition: Company, department and address are known, and it downloaded or attended something in the last 30 days # (yours)
    score: { cutoff: 40 } # (yours) passed from this score of activity, out of 100
    sla_days: 1 # (yours) days until the first call
  to_field_sales:
    label: Meetings passed
    from: inside_sales
    to: field_sales
    passed: contacts
    accepted: hearings
    definition: The troubled task and the timing are known, and the person and their address are on record # (yours)
    score: { cutoff: 60 } # (yours)
    sla_days: 2 # (yours)

# The actuals: a row is a month, a column a node, found by its label. Save the table from Excel as CSV; rates need no column.
sources:
  monthly:
    path: data/actuals.csv # (yours) data/*.csv reads every file of the folder
    layout: columns
    period: Month
`;

const actuals = `${BYTE_ORDER_MARK}Month,Leads,First contacts,Hearings,Proposals,Wins,Revenue,Reason to talk,Issue clarity,Decision maker,Value agreed
2025-10,492,301,134,68,17,17200000,3.0,3.2,2.8,2.9
2025-11,515,305,139,70,18,18100000,3.1,3.1,2.9,3.0
2025-12,468,277,121,61,15,14800000,2.9,3.2,2.8,2.9
2026-01,481,290,132,65,16,16300000,3.0,3.1,2.9,3.0
2026-02,507,302,137,69,17,16900000,3.1,3.2,3.0,3.0
2026-03,537,326,146,74,19,19400000,3.0,3.2,2.9,3.1
2026-04,521,318,147,76,20,20200000,3.2,3.2,3.0,3.0
2026-05,534,324,150,77,20,20300000,3.2,3.1,3.0,3.1
2026-06,541,331,154,58,15,15100000,3.2,2.4,3.0,3.0
`;

/** A B2B sales team of three departments and four phases, in English. The numbers are made up. */
export const b2bEn: Template = [
  { path: 'kpi.yaml', role: 'tree', text: tree },
  { path: 'data/actuals.csv', role: 'data', text: actuals },
];
