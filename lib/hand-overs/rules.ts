/** The written rule, shown where a case is handed over. */
export const handOverRule = "对方接手以前，还是您来办；接手要先核对回避。接手以后，由对方和他的记录员看、改，您和原来的记录员从那一刻起不能再看；确需再看的，走双人查阅。";
