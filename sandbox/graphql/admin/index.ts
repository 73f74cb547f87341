import { createEngine } from '../engine';
import { appExtensions } from './appExtensions';
import { channels } from './channels';
import type { AdminContext } from './context';
import { locales } from './locales';
import { metafields } from './metafields';
import { productOptions, sharedProductOptions } from './options';
import { customFields } from './productCustomFields';
import { images } from './productImages';
import { products } from './products';
import { settings, store } from './store';
import { translations } from './translations';
import { webhooks } from './webhooks';

/** The Admin GraphQL API. */
export const adminApi = createEngine<AdminContext>({
	name: 'admin',
	resolvers: [
		store,
		channels,
		appExtensions,
		metafields,
		translations,
		locales,
		settings,
		products,
		productOptions,
		customFields,
		images,
		sharedProductOptions,
		webhooks,
	],
});
