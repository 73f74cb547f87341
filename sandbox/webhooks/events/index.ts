import { carts } from './carts';
import { catalog } from './catalog';
import { customers } from './customers';
import { metafields } from './metafields';
import { orders } from './orders';
import { prices } from './prices';
import type { EventRule } from './rule';
import { setup } from './setup';

/** Which changes fire which events (shapes: bigcommerce-webhooks.md and the callbacks of webhooks.v3.yml). */
export const RULES: EventRule[] = [
	...orders,
	...carts,
	...catalog,
	...customers,
	...prices,
	...metafields,
	...setup,
];
