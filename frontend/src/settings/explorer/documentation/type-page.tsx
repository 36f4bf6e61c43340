import { Trans, useLingui } from '@lingui/react/macro'
import {
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'
import { Tag } from '~/design/badge/badge'
import { Described } from './described'
import { membersOf } from './find'
import { Members } from './members'
import type { Go } from './place'
import { PlaceLink } from './type-link'
import { kindOf, useKindWord } from './use-kind-word'
import s from './documentation.module.css'

type Props = { type: GraphQLNamedType; schema: GraphQLSchema; meant?: string; go: Go }

/** What a type is, what it has, and which others it stands for or with. */
export function TypePage({ type, schema, meant, go }: Props) {
  const { t } = useLingui()
  const word = useKindWord()
  const members = membersOf(type)
  const fulfils = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : []
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : []
  return (
    <>
      <div className={s.head}>
        <h3 className={s.title} tabIndex={-1} lang="en">
          {type.name}
        </h3>
        <Tag>{word(kindOf(type))}</Tag>
      </div>
      <Described of={type} />
      <Types title={t`Is also`} types={fulfils} go={go} />
      <Types title={t`Can be`} types={possible} go={go} />
      {members.length > 0 && (
        <>
          <h4 className={s.part}>{isEnumType(type) ? <Trans>Values</Trans> : <Trans>Fields</Trans>}</h4>
          <Members members={members} meant={meant} go={go} />
        </>
      )}
    </>
  )
}

function Types({ title, types, go }: { title: string; types: readonly GraphQLNamedType[]; go: Go }) {
  if (types.length === 0) return null
  return (
    <>
      <h4 className={s.part}>{title}</h4>
      <ul className={s.types} lang="en">
        {types.map(({ name }) => (
          <li key={name}>
            <PlaceLink to={{ page: 'type', name }} go={go} />
          </li>
        ))}
      </ul>
    </>
  )
}
