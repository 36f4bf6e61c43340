import { expect, test } from 'vitest'
import { renderAt } from '~/testing/render'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { ThreeKeys } from '~/parts/three-keys/three-keys'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { PersonChip } from '~/parts/person/person-chip'
import { HealthBadge, NoValue } from '~/words'
import SignInPage from '~/sign-in/page'
import { PageNotFound } from './shell/page-error'
import { Me } from './shell/me'

/** Names that are the same in every language. */
const NAMES = ['Triptych', 'Amara Okafor', 'AO', '·', '?']

/** Texts, labels and titles in which a plain English word stands: they did not come through the catalogue. */
function escaped(container: HTMLElement) {
  const found: string[] = []
  const look = (text: string | null) => {
    const rest = NAMES.reduce((left, name) => left.replaceAll(name, ''), text ?? '')
    if (/[a-z]{3,}/i.test(rest)) found.push(rest.trim())
  }
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) look(walker.currentNode.textContent)
  for (const element of container.querySelectorAll('*')) {
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) look(element.getAttribute(name))
  }
  return found
}

test.each([
  ['sign-in', <SignInPage key="s" search={{}} />],
  ['not found', <PageNotFound key="n" />],
  ['who is signed in', <Me key="m" name="Amara Okafor" mainRole="PMO_LEAD" />],
  ['three keys', <ThreeKeys key="t" keys={[]} />],
  ['lost connection', <RefusalView key="l" refusal={{ __typename: 'Lost' }} onRetry={() => undefined} />],
  ['too long', <RefusalView key="x" refusal={{ __typename: 'TooLong' }} />],
  ['provenance', <ProvenanceBadge key="p" kind="ILLUSTRATIVE" />],
  ['sealed', <PersonChip key="c" name={null} away />],
  ['health', <HealthBadge key="h" health="AT_RISK" />],
  ['absence', <NoValue key="a" why="withheld" />],
])('no text of %s escaped the catalogue', async (_, element) => {
  const { container } = await renderAt('/x', element, 'pseudo')

  expect(container.textContent).not.toBe('')
  expect(escaped(container)).toEqual([])
})
