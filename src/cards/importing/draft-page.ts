/** A page of a draft that was kept to be looked at. */
export interface DraftPage {
  readonly draftId: string;
  readonly page: number;
}

/** The value of a button that shows another page of a draft, `v1|DRAFT|2`. */
export function draftPageValue({ draftId, page }: DraftPage): string {
  return `v1|${draftId}|${page}`;
}

/** Reads draft and page back; null where there are none. */
export function readDraftPage(value: string): DraftPage | null {
  const [, draftId, page] = /^v1\|([^|]{1,200})\|([1-9]\d{0,4})$/.exec(value) ?? [];
  return draftId !== undefined && page !== undefined ? { draftId, page: Number(page) } : null;
}
