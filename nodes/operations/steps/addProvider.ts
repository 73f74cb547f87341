import { providerFrom } from '../../shared/accounts/provider';
import { msg } from '../../shared/text/message';
import { InputError } from '../../shared/errors/inputError';
import type { Run } from '../execution/runState';
import { attempt } from './takeStep';
import type { Unit } from './units';

const PROVIDER_CREDENTIAL = 'bigCommerceProviderApi';

/** Gives each unit the carrier or tax provider of the node's credential, whose secrets are therefore never in an item. */
export async function addProvider(
	{ context }: Run,
	kind: 'shipping' | 'tax',
	units: Unit[],
): Promise<void> {
	for (const unit of units)
		await attempt(unit, async () => {
			const [{ itemIndex }] = unit.itemRequests;
			const provider = providerFrom(await context.getCredentials(PROVIDER_CREDENTIAL, itemIndex));
			if (provider.kind !== kind)
				throw new InputError(
					msg`The BigCommerce Provider API credential is of the other kind of provider`,
					kind === 'tax'
						? 'Choose a credential whose Provider is Tax Provider.'
						: 'Choose a credential whose Provider is Shipping Carrier.',
				);
			unit.values.provider = { ...provider };
			unit.secrets =
				provider.kind === 'tax'
					? [provider.password]
					: Object.values(provider.connectionOptions).map((value) =>
							typeof value === 'string' ? value : JSON.stringify(value),
						);
		});
}
