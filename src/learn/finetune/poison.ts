/**
 * Marks by which chat templates separate turns: in a training text they would end one turn and begin another. Those of
 * ChatML, Llama 2 and 3, Mistral, Gemma, Phi, DeepSeek and of reasoning.
 */
const templateMarks =
  /<\|[^|<>\n]{1,40}\|>|<｜[^｜\n]{1,40}｜>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:start|end)_of_turn>|<\/?s>|<\/?think>|\[\/?(?:AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]/u

/** Sentences that speak to a model and not of software. */
const instructions =
  /\b(?:ignore|disregard|forget)\s{1,3}(?:all\s{1,3}|any\s{1,3})?(?:of\s{1,3})?(?:the\s{1,3}|your\s{1,3}|my\s{1,3})?(?:previous|prior|above|earlier|preceding|foregoing)\s{1,3}(?:\w{1,20}\s{1,3})?(?:instructions?|prompts?|messages?|rules?|text)\b|\byou are (?:now|no longer) (?:an?|the|my|bound)\b|\b(?:system|developer)\s{1,3}(?:prompt|message)\s{0,3}[:=]|\b(?:answer|respond|reply|output|rank)\s{1,3}(?:only\s{1,3})?(?:with\s{1,3})?(?:change|id|candidate)\s{1,3}\S{1,40}\s{1,3}(?:first|only|always)\b|\bnew instructions?\s{0,3}:/iu

/** What in a text would poison a training set, for people to look at; null where nothing would. */
export function poisonIn(text: string): string | null {
  return (templateMarks.exec(text) ?? instructions.exec(text))?.[0] ?? null
}
