import { isRefusal } from './stay-connected.ts';

/** Slack was not reached or refused: a sentence for the operator, without a stack. */
export class CannotConnect extends Error {
  override readonly name = 'CannotConnect';

  /** @param setting the setting to look at where Slack refused */
  constructor(setting: string, cause: unknown) {
    const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    super(
      isRefusal(cause)
        ? `Slack refuses ${setting}: ${reason} Copy it anew from the pages of your Slack app.`
        : `Cannot connect to Slack: ${reason}`,
      { cause },
    );
  }
}
