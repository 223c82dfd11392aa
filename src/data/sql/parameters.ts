export type SqlValue = string | number;

/** The values of a statement, apart from its text: what a tree says never becomes part of the SQL itself. */
export interface Parameters {
  /** Takes a value and gives the mark that stands for it. */
  bind(value: SqlValue): string;
  readonly values: readonly SqlValue[];
}

export const parameters = (): Parameters => {
  const values: SqlValue[] = [];
  return { bind: (value) => `$${values.push(value)}`, values };
};
