import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent } from 'react'
import { Button } from '~/design/button/button'
import { TextArea } from '~/design/field/text-field'
import { Row, Stack } from '~/design/page/page'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useCommentOnRequest } from '../acts/comment-on-request'
import { useBench } from './workbench'

/** Whoever may read the request may speak on it. */
export function Comment() {
  const { t } = useLingui()
  const { request, hint, reload } = useBench()
  const [text, setText] = useState('')
  const act = useCommentOnRequest(() => setText(''))
  const told = hint('commentOnRequest')
  if (!told) return null
  const send = (event: FormEvent) => {
    event.preventDefault()
    void act.send({ requestId: request.id, text })
  }
  const { refusal } = act
  const wrong = refusal?.__typename === 'Invalid' ? refusal.problems[0]?.message : undefined
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        {refusal?.__typename !== 'Invalid' && (
          <RefusalView refusal={refusal} onRetry={() => void act.retry()} onReload={reload} />
        )}
        <TextArea
          id="comment"
          label={t`Say something on this request`}
          rows={2}
          value={text}
          onChange={event => setText(event.target.value)}
          error={wrong}
        />
        <Row end>
          <Button type="submit" busy={act.busy} reason={told.reason}>
            <Trans>Comment</Trans>
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
