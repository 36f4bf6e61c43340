import { useLingui } from '@lingui/react/macro'
import {
  print,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
} from 'graphql'
import { Described } from './described'
import type { Go } from './place'
import { TypeLink } from './type-link'
import s from './documentation.module.css'

type Member = GraphQLField<unknown, unknown> | GraphQLInputField | GraphQLEnumValue | GraphQLArgument
type Props = { members: readonly Member[]; meant?: string; go: Go }

/** Fields with their arguments, values of an enum, or the arguments of a directive. */
export function Members({ members, meant, go }: Props) {
  return (
    <ul className={s.members}>
      {members.map(member => (
        <MemberLine
          key={member.name}
          of={member}
          isMeant={member.name === meant}
          go={to => go(to, member.name)}
        />
      ))}
    </ul>
  )
}

function MemberLine({ of, isMeant, go }: { of: Member; isMeant: boolean; go: Go }) {
  return (
    <li className={s.member} data-meant={isMeant || undefined} tabIndex={isMeant ? -1 : undefined}>
      <Signature of={of} go={go} />
      <Described of={of} />
      {'args' in of && of.args.length > 0 && <Arguments of={of.args} go={go} />}
    </li>
  )
}

function Arguments({ of, go }: { of: readonly GraphQLArgument[]; go: Go }) {
  const { t } = useLingui()
  return (
    <ul className={s.arguments} aria-label={t`Arguments`}>
      {of.map(argument => (
        <li key={argument.name} data-told={argument.description ? true : undefined}>
          <Signature of={argument} go={go} />
          <Described of={argument} />
        </li>
      ))}
    </ul>
  )
}

/** `first: Int = 10`; a null that stands in for nothing given is not worth saying. */
function Signature({ of, go }: { of: Member; go: Go }) {
  const begins = 'default' in of && of.default?.literal ? print(of.default.literal) : 'null'
  return (
    <p className={s.signature} lang="en">
      <span className={s.name} data-deprecated={of.deprecationReason ? true : undefined}>
        {of.name}
      </span>
      {'type' in of && (
        <>
          : <TypeLink type={of.type} go={go} />
        </>
      )}
      {begins !== 'null' && ` = ${begins}`}
    </p>
  )
}
