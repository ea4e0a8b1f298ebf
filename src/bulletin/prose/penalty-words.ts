/** Words before an amount that make it a penalty. */
export const imposing =
  /\b(?:fin(?:e|es|ed|ing)|penalt(?:y|ies)|penali[sz]ed|impos(?:e|es|ed|ing)|sanction(?:s|ed)?|settle(?:d|ment|s)?|agreed to pay|ordered to pay|cost the (?:company|firm|operator|controller|bank))\b|罚款|罚金|被罚|处以|处罚|开出/gi;

/** Words before an amount that make it something else, where they stand nearer to it. */
export const notImposing =
  /\b(?:up to|maximum|(?:no|not) (?:more|less) than|not exceeding|exceed(?:s|ing)?|between|earn(?:ed|ing|s)?|gain(?:s|ed)?|profits?|proceeds|income|revenues?|turnover|sales|damages|compensat\w{0,20}|loss(?:es)?|worth|valued|costs?(?! the (?:company|firm|operator|controller|bank)\b)|confiscat\w{0,20}|forfeit\w{0,20}|seiz\w{0,20}|budget|invest\w{0,20}|potential|threaten\w{0,20}|could|may|might|would|sought|(?:reduced|lowered|cut|raised|increased) from|instead of|per violation|threshold|each|annul\w{0,20}|overturn\w{0,20}|quash\w{0,20}|revok\w{0,20}|waived|withdr\w{0,20}|ma(?:de(?! public| known)|kes|king)|obtain(?:ed|ing)|stole\w?|defraud\w{0,20}|netted|pocketed|bought|transferred)\b|违法所得|没收|最高|赔偿|损失|获利|撤销/gi;

/** A penalty named right after its amount. */
export const fineAfter = /^[\s-]{0,2}(?:\w{1,20} ){0,2}(?:fine|penalty|settlement|sanction)\b|^\s?的?罚款/i;

/** Words right before an amount that is a limit, or the amount as it was before. */
export const limitBefore =
  /\b(?:up to|maximum(?: of)?|not exceeding|potential|(?:reduced|lowered|cut|raised|increased) from|instead of|initial)\s(?:a\s)?$|最高\s?$/i;
/** Words right after an amount that is a limit. */
export const limitAfter = /^\s?以[下内]/;

/** The amount before it, told in another currency. */
export const conversion =
  /\(\s?(?:approx(?:imately|\.)?|about|around|roughly|equivalent to|or|ca\.?|=|≈)?\s?$|\b(?:equivalent to|or about|or approximately|or around)\s$/i;
/** Words right after an amount that is counted for each of something. */
export const perUnit = /^\s(?:per|for each|for every) (?:violation|infringement|record|person|user)/i;

/** A penalty that was changed to the amount which follows. */
export const changedTo = /\b(?:reduced|lowered|cut|raised|increased)\s(?:from\s[^;]{1,40}\s)?to\s$/i;

/** Words before the cue, in its clause, by which nothing has been imposed yet. */
export const onlyIntended =
  /\b(?:may|might|could|can|would|should|propos(?:e[sd]?|ing|als?)|inten(?:ds?|ded|ding|t|tion)|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|recommend\w{0,20}|threaten\w{0,20}|consider(?:s|ed|ing)?|fac(?:es?|ed|ing)|risk(?:s|ed|ing)?|liable|potential|possible|call(?:s|ed|ing)? for|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|escap(?:es?|ed|ing)|avoid(?:s|ed|ing)?|if)\b|可|拟|或将|面临/i;

/** Words right before the cue that deny it. */
export const denied =
  /(?:\b(?:no|not|never|without)|n['’]t)\s(?:(?:be|been|yet|a|an|the|any|such|to|have)\s){0,3}$|(?:不|未|免)予?\s?$/i;

const undone =
  '(?:annulled|overturned|quashed|revoked|reversed|set aside|struck down|waived|withdrawn|cancelled|canceled|suspended|dropped|confiscated|forfeited|seized|repaid|returned|reduced|lowered|cut|raised|increased)';

/** Words after an amount that take it back, or make it something else. */
export const takenBackAfter = new RegExp(
  String.raw`^(?:\s(?:fine|penalty))?\s(?:was|were|is|has|have|had|will|would|could|did)(?:\s(?:been|be))?(?:n['’]t|\s(?:not|never))\b|^(?:\s(?!and\b|while\b)[\w-]{1,20}){0,5}\s(?:was|were|been|be|is|are)\s(?:\w{1,20}\s){0,2}${undone}\b|^\s\(?(?:\w{1,20}ly |later |since )?${undone}\b|^的?(?:被)?(?:没收|撤销)`,
  'i',
);

/** Words right before an amount to which a penalty was reduced; the one before it is none any more. */
export const reducedTo =
  /\breduced\s(?:\w{1,20}\s){0,2}(?:fine|penalty|amount|sum)\s(?:of|to)\s(?:\w{1,12}\s)?$|\b(?:reduced|lowered|cut)\s(?:from\s[^;]{1,40}\s)?to\s$/i;
