import { Button, ButtonLink } from '~/design/button/button'
import { useActWord } from './act-words'
import { useBench } from './workbench'

/** Acts that happen on the decision page. */
const DECIDING = new Set(['approveRequest', 'signTerms', 'revokeApproval'])
/** Acts on one of several records: the button leads to them. */
const PLACES: Record<string, string> = {
  markAlternative: 'alternatives',
  signAlternative: 'alternatives',
  reviseAlternative: 'alternatives',
  withdrawAlternative: 'alternatives',
  openSeal: 'alternatives',
  followPrecedent: 'precedents',
  distinguishPrecedent: 'precedents',
  meetCondition: 'decision',
  commentOnRequest: 'history',
}

type Props = {
  act: string
  primary?: boolean
  size?: 's' | 'm'
  /** Its record, where that is not the request. */
  id?: string
  label?: string
  className?: string
}

/** The button of one act: open, or closed with its reason. */
export function ActButton({ act, primary, size = 'm', id, label, className }: Props) {
  const { hint, open, request } = useBench()
  const word = useActWord()
  const told = hint(act)
  if (!told) return null
  const look = {
    size,
    className,
    variant: primary && !told.reason ? ('primary' as const) : ('default' as const),
  }
  if (!told.reason && DECIDING.has(act)) {
    return (
      <ButtonLink {...look} to="/decisions/$ref" params={{ ref: request.ref }}>
        {word(act)}
      </ButtonLink>
    )
  }
  const place = PLACES[act]
  // a helper replies to the one answer that waits for them
  const waiting =
    act === 'replyAsHelper' ? request.answers.find(answer => answer.helperAccepted === null) : null
  const go = () => {
    if (place && !id) document.getElementById(place)?.scrollIntoView({ block: 'start', behavior: 'smooth' })
    if (place && !id) document.getElementById(place)?.focus({ preventScroll: true })
    else open({ act, id: id ?? waiting?.id, label })
  }
  return (
    <Button {...look} reason={told.reason} onClick={go}>
      {word(act)}
    </Button>
  )
}
