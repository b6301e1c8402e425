/** The shape of a set of texts: another language must say exactly the same things. */
export type SameTexts<Texts> = {
  [Key in keyof Texts]: Texts[Key] extends string ? string : SameTexts<Texts[Key]>;
};
