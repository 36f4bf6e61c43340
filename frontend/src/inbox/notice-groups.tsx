import { useRef } from 'react'
import { Link } from '@tanstack/react-router'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  noticeGroups_notices$data,
  noticeGroups_notices$key,
} from '~/__generated__/noticeGroups_notices.graphql'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { NoticeRow } from './notice-row'
import { useInboxKeys } from './use-inbox-keys'
import { useMark } from './use-mark'
import s from './inbox.module.css'

const fragment = graphql`
  fragment noticeGroups_notices on Notice @relay(plural: true) {
    id
    request {
      id
      ref
      title
      projectName
    }
    ...noticeRow_notice
  }
`

type Told = noticeGroups_notices$data[number]

/** Notices under the requests that they are about, in the order in which their first one came. */
export function NoticeGroups({ notices }: { notices: noticeGroups_notices$key }) {
  const list = useRef<HTMLDivElement>(null)
  const { mark, act } = useMark()
  useInboxKeys(list)
  return (
    <div ref={list} className={s.groups}>
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      {groupsOf(useFragment(fragment, notices)).map(group => (
        <Group key={group.request.id} request={group.request} notices={group.notices} mark={mark} />
      ))}
    </div>
  )
}

type GroupProps = {
  request: Told['request']
  notices: Told[]
  mark: (ids: string[], read: boolean) => Promise<void>
}

function Group({ request, notices, mark }: GroupProps) {
  return (
    <section className={s.group} aria-labelledby={request.ref}>
      <header className={s.head}>
        <h2 id={request.ref}>
          <Link to="/exceptions/$ref" params={{ ref: request.ref }}>
            {request.title}
          </Link>
        </h2>
        <span className={s.ref}>
          {request.ref} · {request.projectName}
        </span>
      </header>
      <ul className={s.rows}>
        {notices.map(notice => (
          <NoticeRow key={notice.id} id={notice.id} requestRef={request.ref} notice={notice} mark={mark} />
        ))}
      </ul>
    </section>
  )
}

/** Request by request; a request stands where its first notice does. */
export function groupsOf<T extends { readonly request: { readonly id: string } }>(notices: readonly T[]) {
  const groups = new Map<string, { request: T['request']; notices: T[] }>()
  for (const notice of notices) {
    const group = groups.get(notice.request.id)
    if (group) group.notices.push(notice)
    else groups.set(notice.request.id, { request: notice.request, notices: [notice] })
  }
  return [...groups.values()]
}
