/** The same keys with other words: what a translation must provide, checked by the compiler. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
