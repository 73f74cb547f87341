import type { Row } from '../../state/row';
import type { Store } from '../../state/store';
import { connection, idOf, localId, type PageArguments } from '../relay';
import {
	changes,
	group,
	alreadyExists,
	notFound,
	invalidValue,
	type AdminContext,
	type Problem,
} from './context';

/** Languages that a channel may have, each by its code. Those marked are translated by BigCommerce itself. */
const SUPPORTED = [
	'ar',
	'bg',
	'cs',
	'da*',
	'de*',
	'de-AT',
	'de-CH',
	'el',
	'en*',
	'en-AU*',
	'en-CA',
	'en-GB*',
	'en-US*',
	'es*',
	'es-419*',
	'es-MX*',
	'et',
	'fi',
	'fr*',
	'fr-CA',
	'he',
	'hr',
	'hu',
	'id',
	'it*',
	'ja*',
	'ko',
	'lt',
	'lv',
	'nb',
	'nl*',
	'pl',
	'pt',
	'pt-BR*',
	'ro',
	'sk',
	'sl',
	'sv*',
	'th',
	'tr',
	'uk',
	'vi',
	'zh',
];
const COLLECTION = 'locales';
/** Source: BigCommerce's guide to locales. */
const MOST_PER_CHANNEL = 5;

interface LocaleInput {
	channelId: string;
	code: string;
	status?: string | null;
	isDefault?: boolean | null;
}

const names = new Intl.DisplayNames('en', { type: 'language' });
const codeOf = (marked: string) => marked.replace('*', '');
const localesOf = (store: Store, channelId: string) =>
	store.collection(COLLECTION).where({ channel_id: localId('store/channel', channelId) });
const toLocale = ({ code, status, is_default }: Row): Row => ({
	code,
	status,
	isDefault: is_default,
});
const refuse = (...errors: Problem[]) => ({ locale: null, errors });

/** The languages of a channel, by its global ID. */
export function localeCodes(store: Store, channelId: string): string[] {
	return localesOf(store, channelId).map(({ code }) => String(code));
}

const addLocale = changes(undefined, (_parent, { input }: { input: LocaleInput }, { store }) => {
	const { channelId, code, status } = input;
	const others = localesOf(store, channelId);
	if (!store.collection('channels').get(localId('store/channel', channelId)))
		return refuse(notFound(channelId));
	if (!SUPPORTED.map(codeOf).includes(code))
		return refuse(invalidValue(`Locale ${code} is not supported.`));
	if (others.some((other) => other.code === code))
		return refuse(alreadyExists(idOf('store/locale', code)));
	if (others.length >= MOST_PER_CHANNEL)
		return refuse(invalidValue(`A channel has at most ${MOST_PER_CHANNEL} locales.`));
	const channel_id = Number(localId('store/channel', channelId));
	return {
		locale: toLocale(
			store.collection(COLLECTION).insert({
				channel_id,
				code,
				status: status ?? 'INACTIVE',
				is_default: others.length === 0,
			}),
		),
		errors: [],
	};
});

const updateLocale = changes(undefined, (_parent, { input }: { input: LocaleInput }, { store }) => {
	const { channelId, code, status, isDefault } = input;
	const all = localesOf(store, channelId);
	const locale = all.find((row) => row.code === code);
	if (!locale) return refuse(notFound(idOf('store/locale', code)));
	const next = { status: status ?? locale.status, is_default: isDefault ?? locale.is_default };
	if (next.is_default && next.status !== 'ACTIVE')
		return refuse(invalidValue('The default locale must be active.'));
	if (locale.is_default && !next.is_default)
		return refuse(invalidValue('A channel needs a default locale: make another one the default.'));
	const rows = store.collection(COLLECTION);
	if (next.is_default) for (const { id } of all) rows.update(Number(id), { is_default: false });
	return { locale: toLocale(rows.update(Number(locale.id), next) as Row), errors: [] };
});

const deleteLocale = changes(undefined, (_parent, { input }: { input: LocaleInput }, { store }) => {
	const locale = localesOf(store, input.channelId).find(({ code }) => code === input.code);
	// The result has no separate error for a default locale, so it counts as one that cannot be deleted.
	if (!locale || locale.is_default)
		return { code: null, errors: [notFound(idOf('store/locale', input.code))] };
	store.collection(COLLECTION).remove(Number(locale.id));
	return { code: input.code, errors: [] };
});

/** Languages of a channel, and all available languages. */
export const locales = {
	Query: { i18n: group },
	I18n: {
		supportedLocales: (_i18n: unknown, page: PageArguments) =>
			connection(SUPPORTED, page, (marked) => ({
				code: codeOf(marked),
				englishName: names.of(codeOf(marked)),
				hasBuiltInTranslations: marked.endsWith('*'),
			})),
	},
	Store: {
		locales: (
			_store: Row,
			{ input, ...page }: PageArguments & { input: { channelId: string } },
			{ store }: AdminContext,
		) => connection(localesOf(store, input.channelId), page, toLocale),
	},
	LocaleMutations: { addLocale, updateLocale, deleteLocale },
};
