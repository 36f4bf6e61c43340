import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  noticeGroups_notices$data,
  noticeGroups_notices$key,
} from '~/__generated__/noticeGroups_notices.graphql'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { groupsOf, type About } from './about'
import { NoticeRow } from './notice-row'
import { useInboxKeys } from './use-inbox-keys'
import { useMark } from './use-mark'
import s from './inbox.module.css'

const fragment = graphql`
  fragment noticeGroups_notices on Notice @relay(plural: true) {
    id
    request {
      ref
      title
      projectName
    }
    occurrence {
      gate {
        ref
        name
        project {
          name
        }
      }
      waiver {
        ref
        title
        rule {
          ref
        }
      }
    }
    ...noticeRow_notice
  }
`

/** Notices under the records that they are about, in the order in which their first one came. */
export function NoticeGroups({ notices }: { notices: noticeGroups_notices$key }) {
  const list = useRef<HTMLDivElement>(null)
  const { mark, act } = useMark()
  useInboxKeys(list)
  return (
    <div ref={list} className={s.groups}>
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      {groupsOf(useFragment(fragment, notices)).map(group => (
        <Group key={group.about.key} about={group.about} notices={group.notices} mark={mark} />
      ))}
    </div>
  )
}

type GroupProps = {
  about: About
  notices: noticeGroups_notices$data
  mark: (ids: string[], read: boolean) => Promise<void>
}

function Group({ about, notices, mark }: GroupProps) {
  const { t } = useLingui()
  return (
    <section className={s.group} aria-labelledby={about.key}>
      <header className={s.head}>
        <h2 id={about.key}>
          <Link to={about.page}>{about.title ?? t`Authority lent to you, or by you`}</Link>
        </h2>
        {about.beside.length > 0 && <span className={s.ref}>{about.beside.join(' · ')}</span>}
      </header>
      <ul className={s.rows}>
        {notices.map(notice => (
          <NoticeRow key={notice.id} id={notice.id} page={about.page} notice={notice} mark={mark} />
        ))}
      </ul>
    </section>
  )
}
