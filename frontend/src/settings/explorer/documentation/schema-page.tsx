import { Trans, useLingui } from '@lingui/react/macro'
import type { GraphQLNamedType, GraphQLSchema } from 'graphql'
import { Described } from './described'
import type { Go, Place } from './place'
import { PlaceLink } from './type-link'
import { kindOf, KINDS, useKindWord } from './use-kind-word'
import s from './documentation.module.css'

type Props = { schema: GraphQLSchema; go: Go }

/** Where one begins: what can be asked, done and watched, then every type by its kind. */
export function SchemaPage({ schema, go }: Props) {
  const { t } = useLingui()
  const word = useKindWord()
  const roots = [
    { type: schema.getQueryType(), told: t`What can be asked` },
    { type: schema.getMutationType(), told: t`What can be done` },
    { type: schema.getSubscriptionType(), told: t`What a program can watch` },
  ]
  const types = Object.values(schema.getTypeMap()).filter(
    type => !type.name.startsWith('__') && !roots.some(root => root.type === type),
  )
  return (
    <>
      <h3 className={s.title} tabIndex={-1}>
        <Trans>Schema</Trans>
      </h3>
      <Described of={schema} />
      <ul className={s.roots}>
        {roots.map(
          ({ type, told }) =>
            type && (
              <li key={type.name}>
                <PlaceLink to={{ page: 'type', name: type.name }} go={go} />
                <span className={s.note}>{told}</span>
              </li>
            ),
        )}
      </ul>
      <p className={s.note}>
        <Trans>
          From a name in the document: press it while Ctrl (on a Mac ⌘) is down, or F1 at the cursor.
        </Trans>
      </p>
      {KINDS.map(kind => (
        <Names
          key={kind}
          title={word(kind, true)}
          places={named(types.filter(type => kindOf(type) === kind))}
          go={go}
        />
      ))}
      <Names
        title={t`Directives`}
        places={schema.getDirectives().map(({ name }): Place => ({ page: 'directive', name }))}
        go={go}
      />
    </>
  )
}

const named = (types: GraphQLNamedType[]) =>
  types.map(({ name }): Place => ({ page: 'type', name })).sort((a, b) => (a.name < b.name ? -1 : 1))

function Names({ title, places, go }: { title: string; places: Place[]; go: Go }) {
  if (places.length === 0) return null
  return (
    <details className={s.names}>
      <summary>
        {title} <span className={s.note}>{places.length}</span>
      </summary>
      <ul lang="en">
        {places.map(place => (
          <li key={place.name}>
            <PlaceLink to={place} go={go} />
          </li>
        ))}
      </ul>
    </details>
  )
}
