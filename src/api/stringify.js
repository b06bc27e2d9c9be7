const TYPES = [Object, Array, String, Number, Boolean];

/** JSON.stringify as the language defines it: what a page added to the built-in types is taken away for the call. */
export function stringify(value, space) {
  const kept = TYPES.map((type) => Object.getOwnPropertyDescriptor(type.prototype, 'toJSON'));
  TYPES.forEach((type) => Reflect.deleteProperty(type.prototype, 'toJSON'));
  try {
    return JSON.stringify(value, null, space);
  } finally {
    TYPES.forEach((type, i) => kept[i] && Object.defineProperty(type.prototype, 'toJSON', kept[i]));
  }
}
