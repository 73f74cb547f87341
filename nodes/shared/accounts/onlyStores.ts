import { InputError } from '../errors/inputError';
import { msg } from '../text/message';
import { isBlank, textsFrom, type Setting } from '../utils/nodeParameters';
import { storeHashFrom } from './storeHash';

/**
 * The stores in the option *Only These Stores*; undefined for all.
 * @throws InputError if one of the texts is not a store
 */
export function storesFrom(setting: Setting): string[] | undefined {
	if (isBlank(setting)) return undefined;
	const texts = textsFrom(setting, 'store hashes')
		.flatMap((text) => text.split(/[\s,]+/))
		.filter(Boolean);
	const hashes = texts.map(storeHashFrom).filter((text) => text !== undefined);
	if (hashes.length === 0 || hashes.length < texts.length)
		throw new InputError(
			msg`"${setting.label}" must be a list of store hashes`,
			'A store hash is the part of the API path after "stores/", e.g. abc123. Separate several with commas.',
		);
	return hashes;
}
