import { InvalidArgumentError } from 'commander'

/** Reads an option's value as the name of a model: that of a variable which is not set is none. */
export function modelName(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It must be the name by which the server knows it.')
  return value
}
