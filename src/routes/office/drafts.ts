/** What somebody has typed on a task and not sent yet: kept while they look at other cases. */
export interface Draft {
	opinion: string;
	outcome: 'grant' | 'deny' | null;
	reasons: string;
}
export const blank = (): Draft => ({ opinion: '', outcome: null, reasons: '' });
export const isBlank = ({ opinion, reasons }: Draft): boolean => opinion.trim() === '' && reasons.trim() === '';
