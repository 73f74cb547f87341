import type { Row } from '../../state/row';
import { overridesIn } from '../admin/overrides';
import type { StorefrontContext } from './context';

type Place = Pick<StorefrontContext, 'store' | 'channelId' | 'locale'>;

/** Names of product fields in overrides and translations. */
const OVERRIDDEN: Record<string, string> = {
	name: 'name',
	description: 'description',
	page_title: 'pageTitle',
	meta_description: 'metaDescription',
	warranty: 'warranty',
};

/**
 * A product text as shown to shoppers of the channel: the override in their language, or else the translation, or else the
 * product's own text.
 */
export function textOf({ store, channelId, locale }: Place, product: Row, field: string): string {
	const own = String(product[field] ?? '');
	const channel = `bc/store/channel/${channelId}`;
	const code =
		locale ??
		store.collection('locales').where({ channel_id: channelId, is_default: true })[0]?.code;
	const different = overridesIn(store, ['product', product.id], {
		channelId: channel,
		locale: code as string | undefined,
	})?.[OVERRIDDEN[field]];
	if (typeof different === 'string') return different;
	if (!locale) return own;
	const key = [
		'PRODUCTS',
		channel,
		`bc/store/locale/${locale}`,
		`bc/store/product/${String(product.id)}`,
	].join('|');
	const translated = (
		store.collection('translations').where({ key })[0]?.texts as Row | undefined
	)?.[field];
	return typeof translated === 'string' ? translated : own;
}
