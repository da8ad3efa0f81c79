// The package describes itself as an ES module with a default export; what Node loads is the class itself.
declare module 'personnummer' {
  class Personnummer {
    static valid(text: string): boolean
    static parse(text: string): Personnummer
    isCoordinationNumber(): boolean
    /** With `true` twelve digits, with the century. */
    format(longFormat?: boolean): string
  }
  export = Personnummer
}
