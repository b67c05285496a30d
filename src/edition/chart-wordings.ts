/** The wordings of what is written in the picture beside its title: each is one text with its figures as spans. */
export const chartWordings = {
  subtitle: "Daily closes to {btc.close.day:day}, {btc.venue:text}",
  close: "{btc.close:price.exact}",
  cost: { value: "about {cost.cash:estimate}", note: "mining cost" },
  week: "Change from close to close",
  day: (place: number) => ({
    day: `{days.${place}.day:day}`,
    value: `{days.${place}.change:percent.signed}`,
  }),
} as const
