import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type { serviceLines_person$key } from '~/__generated__/serviceLines_person.graphql'
import { ButtonLink } from '~/design/button/button'
import { few, hasMore } from './few'
import { SERVICES, serviceOf } from './places'
import s from './home.module.css'

const fragment = graphql`
  fragment serviceLines_person on Person {
    services(first: 21) {
      id
      ref
      name
      unit {
        name
      }
    }
  }
`

/** The services that the reader owns; where there are more, the way to all of them. */
export function ServiceLines({ person }: { person: serviceLines_person$key }) {
  const { t } = useLingui()
  const { services } = useFragment(fragment, person)
  return (
    <section className={s.group} aria-label={t`Services I own`}>
      <header className={s.groupHead}>
        <h3>
          <Trans>Services I own</Trans>
        </h3>
      </header>
      <ul className={s.rows}>
        {few(services).map(({ id, ref, name, unit }) => (
          <li key={id} className={s.row}>
            <div className={s.text}>
              <Link to={serviceOf(ref)} className={s.title}>
                {name}
              </Link>
              <p className={s.note}>
                <span className="num">{ref}</span> · {unit.name}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {hasMore(services) && (
        <p className={s.more}>
          <ButtonLink variant="ghost" size="s" to={SERVICES}>
            <Trans>All services</Trans>
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
