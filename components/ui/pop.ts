/** The look of everything that floats beside a control. */
export const POP = "z-50 rounded-float bg-raised p-1 text-13 text-ink shadow-pop animate-rise";
