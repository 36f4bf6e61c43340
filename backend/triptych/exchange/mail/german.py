"""Mails in German."""

from triptych.kernel.notice_words import Tie

LANGUAGE = "de"
EVENTS = {
    "exception_requested": "{who} hat den Antrag gestellt",
    "need_restated": "{who} hat den Bedarf wiedergegeben",
    "need_confirmed": "{who} hat die Wiedergabe bestätigt",
    "need_corrected": "{who} hat die Wiedergabe berichtigt",
    "rule_cited": "{who} hat eine Regel genannt",
    "gap_named": "{who} hat eine Fähigkeitslücke benannt",
    "alternative_proposed": "{who} hat eine Alternative vorgeschlagen",
    "alternative_revised": "{who} hat eine Alternative überarbeitet",
    "alternative_withdrawn": "{who} hat eine Alternative zurückgenommen",
    "alternative_marked": "{who} hat gesagt, ob eine Alternative echt ist",
    "alternative_signed": "{who} hat eine Alternative unterzeichnet",
    "answer_submitted": "{who} hat zur Entscheidung weitergegeben",
    "decline_proposed": "{who} hat eine Ablehnung vorgelegt",
    "deferral_proposed": "{who} hat einen Aufschub vorgelegt",
    "helper_accepted": "{who} hilft",
    "helper_refused": "{who} hilft nicht",
    "answer_withdrawn": "{who} hat die Antwort zurückgenommen",
    "approval_signed": "{who} hat die Genehmigung unterzeichnet",
    "decision_made": "{who} hat entschieden",
    "condition_met": "{who} hat gezeigt, dass eine Auflage erfüllt ist",
    "decision_revoked": "{who} hat die Genehmigung widerrufen",
    "decision_appealed": "{who} hat Widerspruch eingelegt",
    "request_reopened": "{who} hat den Antrag wieder aufgenommen",
    "request_withdrawn": "{who} hat den Antrag zurückgezogen",
    "request_closed": "{who} hat den Antrag abgeschlossen",
    "phi_stated": "{who} hat gesagt, was Warten kostet",
    "further_cost_stated": "{who} hat gesagt, was Warten außerdem kostet",
    "phi_disputed": "{who} hat bestritten, was Warten kostet",
    "precedent_distinguished": "{who} hat geschrieben, worin sich dies von einem Präzedenzfall unterscheidet",
    "outside_answered": "{who} hat festgehalten, was die Behörde außerhalb geantwortet hat",
    "harm_recorded": "{who} hat einen Schaden festgehalten",
    "escalated": "Niemand hat rechtzeitig gehandelt, es wurde eskaliert",
    "precedent_followed": "{who} ist einem Präzedenzfall gefolgt",
    "seal_asked": "{who} möchte ein Siegel öffnen",
    "seal_opened": "{who} hat ein Siegel geöffnet",
    "decision_directed": "{who} hat die Entscheidung angewiesen",
    "dissent_entered": "{who} hat Widerspruch zu Protokoll gegeben",
    "emergency_reviewed": "{who} hat die Notfallfreigabe geprüft",
    "due_soon": "Drei Viertel der Zeit dafür sind um",
    "expires": "Die Genehmigung endet bald",
    "expired": "Die Genehmigung ist abgelaufen",
    "gap_partner_invited": "{who} hat eingeladen, an der Fähigkeit mitzuarbeiten",
    "gap_partner_replied": "{who} hat auf die Einladung geantwortet",
    "gap_delivered": "{who} hat gesagt, dass die fehlende Fähigkeit da ist",
    "comment_made": "{who} hat einen Kommentar geschrieben",
}
ACTS = {
    "restateNeed": "Bedarf wiedergeben",
    "confirmNeed": "Wiedergegebenen Bedarf bestätigen",
    "citeRule": "Nennen, was im Weg steht",
    "submitAnswer": "Antwort vervollständigen",
    "approveRequest": "Entscheiden",
    "signTerms": "Bedingungen unterzeichnen",
    "upholdDecision": "Über den Widerspruch entscheiden",
    "reopenRequest": "Wieder aufnehmen",
    "escalated": "Dafür sorgen, dass es weitergeht",
    "reviewEmergency": "Notfallfreigabe prüfen",
    "replyAsHelper": "Sagen, ob Sie helfen",
}
TIES = {
    Tie.MUST_ACT: "Sie erhalten dies, weil Sie am Zug sind.",
    Tie.ASKED: "Sie erhalten dies, weil Sie den Antrag gestellt haben.",
    Tie.HELPS: "Sie erhalten dies, weil Sie als Helfer benannt sind.",
    Tie.TOOK_PART: "Sie erhalten dies, weil Sie mitgewirkt haben.",
    Tie.FOLLOWS: "Sie erhalten dies, weil Sie dem Antrag folgen.",
    Tie.RUNS_PROJECT: "Sie erhalten dies, weil Sie das Projekt führen.",
}


def _digest(count: int) -> str:
    return "Ihre Tagesübersicht: eine Mitteilung" if count == 1 else f"Ihre Tagesübersicht: {count} Mitteilungen"


WORDS = (
    "Jemand",
    "Wartet auf Sie",
    "Wählen Sie, wie Sie benachrichtigt werden",
    lambda name: f"Guten Tag {name},",
    _digest,
    lambda count: "Neues zu einem Antrag" if count == 1 else f"Neues zu {count} Anträgen",
    EVENTS,
    ACTS,
    TIES,
    "{who} hat am Antrag etwas getan",
)
