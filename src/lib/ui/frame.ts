/** What every field of a form says about itself. */
export interface Framed {
	label: string;
	/** The label is read aloud but not shown: for a search box whose button says enough. */
	labelHidden?: boolean | undefined;
	hint?: string | undefined;
	error?: string | undefined;
	required?: boolean | undefined;
}

export interface Option {
	value: string;
	label: string;
	disabled?: boolean | undefined;
}
