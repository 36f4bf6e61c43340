"""What a program does by a personal access token: proposing, acting, and what is left to people alone."""

PROPOSING = frozenset(
    "citeRule commentOnRequest confirmNeed correctNeed disputePhi markAlternative nameGap proposeAlternative "
    "reviseAlternative requestException restateNeed statePhi submitAnswer withdrawAlternative withdrawRequest".split()
)
PEOPLE_ALONE = frozenset(
    # deciding, signing and vouching
    "approveRequest declineRequest deferRequest withdrawAnswer revokeApproval signTerms signCriterion signAlternative "
    "replyAsHelper decideGate appealDecision upholdDecision extendApproval followPrecedent "
    "stateFurtherCost distinguishPrecedent recordHarm openSeal setHopTargets setHopEfforts "
    "recordOutsideAnswer proposeWaiver withdrawWaiver grantWaiver turnDownWaiver revokeWaiver "
    "directDecision enterDissent giveEmergencyGo reviewEmergency "
    "planGap deliverGap mergeGap invitePartner replyToInvitation "
    # who may, who stands in, and who gets in
    "grantRole revokeRole grantDelegation revokeDelegation declareAbsence cancelAbsence editPerson deactivatePerson "
    "invite resetPassword createToken revokeToken editProfile changePassword endSession "
    # what others rely on
    "editSupplySource addSupplyEvidence retireSupplySource".split()
)
