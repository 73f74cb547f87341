import type { INodeTypeDescription } from 'n8n-workflow';

/** What the panel of a provider says about its URLs. */
export function triggerPanelFor(what: string): INodeTypeDescription['triggerPanel'] {
	return {
		header: `Listen for requests for ${what}`,
		executionsHelp: {
			inactive: `Publish the workflow before BigCommerce requests ${what} from the production URLs.`,
			active: `The workflow is published: BigCommerce requests ${what} from the production URLs.`,
		},
		activationHint: {
			inactive: `Publish the workflow before BigCommerce requests ${what} from the production URLs.`,
			active: 'The workflow is published.',
		},
	};
}
