/** The address of this request, set by the proxy: where to come back to after signing in. */
export const hereHeader = "x-here";
