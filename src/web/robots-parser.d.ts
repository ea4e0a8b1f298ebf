// The package's own declarations are of an ES module, which it is not.
declare module 'robots-parser' {
  interface Robots {
    isAllowed(url: string, userAgent: string): boolean | undefined;
  }
  function robotsParser(url: string, text: string): Robots;
  export = robotsParser;
}
