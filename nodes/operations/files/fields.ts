import type { Body } from '../../../catalog/types';
import { fieldLabel } from '../../shared/catalog/names';
import { isBlank, isStray } from '../../shared/utils/blank';
import type { FieldValues } from '../requests/fieldValues';
import { parseJson, InputError } from '../../shared/utils/coerce';
import { shallow } from '../../shared/utils/json';
import { msg } from '../../shared/text/message';

/** The body as entered by the user: fields or JSON. */
export type FilledIn = FieldValues | { json: unknown };

/** The form fields sent together with the file. @throws InputError for JSON that is not an object */
export function fieldsOf(filledIn: FilledIn): FieldValues {
	if ('fields' in filledIn) return filledIn;
	const { json } = filledIn;
	const value =
		typeof json === 'string' ? parseJson(json.trim() === '' ? '{}' : json, 'JSON Body') : json;
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return { fields: shallow(value, 'JSON Body') as Record<string, unknown> };
	throw new InputError(
		msg`"JSON Body" must be a JSON object`,
		'Its fields are sent together with the file.',
	);
}

/**
 * Puts the file URL into the body field for it.
 * @throws InputError if the URL is too long, or if there is nothing else to send
 */
export function addressed(
	filledIn: FilledIn,
	{ file, schema }: Pick<Body, 'file' | 'schema'>,
	value: unknown,
): FilledIn {
	const field = file?.url;
	if (!field) return filledIn;
	const label = fieldLabel(field);
	const address = addressIn(value, label);
	const filled = fieldsOf(filledIn);
	const { fields } = filled;
	const most = schema.properties?.[field]?.maxLength ?? Infinity;
	if (address.length > most)
		throw new InputError(
			msg`"${label}" is longer than ${most} characters`,
			'BigCommerce does not accept a longer URL. Use a shorter URL, or upload the file.',
		);
	if (address !== '' && !/^https?:\/\//i.test(address))
		throw new InputError(
			msg`"${label}" is not a web address`,
			'Enter a URL that starts with https:// and from which BigCommerce can download the file.',
		);
	const all = address === '' ? fields : { ...fields, [field]: address };
	if (Object.keys(all).length === 0)
		throw new InputError(
			msg`"${label}" is empty`,
			'Enter the URL of the file, or choose "Upload File".',
		);
	return 'fields' in filledIn ? { ...filled, fields: all } : { json: all };
}

function addressIn(value: unknown, label: string): string {
	if (isBlank(value)) return '';
	if (typeof value !== 'string' || isStray(value))
		throw new InputError(
			msg`"${label}" is not a web address`,
			'It must be text that starts with https://.',
		);
	return value.trim();
}
