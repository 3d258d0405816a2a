/**
 * Words that a model may use besides those of the evidence: enough to tie evidence into a sentence, too few to say
 * anything of people, to advise, to command, or to turn a claim round (no negation is among them).
 */
export const plainVocabulary: ReadonlySet<string> = new Set(
  `a an the this that these those it its which whose where when while as at by for from in into of on onto off over per
  to with within without through under upon about after before between among along and or so also both all each every
  same other another one two three first second third new old added removed changed changes change changing edits edit
  edited touches touch touched touching rewrites rewrote rewritten modifies modified modify introduces introduced
  introduce replaces replaced replace renames renamed rename deletes deleted defines defined define declares declared
  calls called call uses used use imports imported import includes included include holds held contains contained matches
  matched match appears appear appeared stands stood names named name mentions mentioned prints printed shows shown points
  pointed raises raised raise throws threw thrown throw fails failed failing failure failures error errors exception
  exceptions crash crashes breaks broke broken causes caused cause because since therefore thus likely probably may might
  could can is are was were be been being has have had does did do lines line file files code function functions method
  methods class classes type types value values test tests tested module modules package packages dependency dependencies
  import imports path paths name names symbol symbols log logs message messages stack trace frame frames compiler build
  deployment job jobs run runs runs step steps commit commits range directory folder configuration setting settings
  environment version versions exact exactly directly just there here then now than more most only same very part parts
  innermost outermost text string literal argument arguments parameter parameters property field fields definition
  expression statement assertion expected actual received returned returns return reads read writes wrote`.split(
    /\s+/,
  ),
)
