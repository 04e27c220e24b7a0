// SPDX-License-Identifier: Apache-2.0

extension GardenLanguage {
    static func germanText(_ key: GardenTextKey) -> String {
        switch key {
        case .greeting: "Guten Tag"
        case .blockedTitle: "Ihr Anschluss ist gesperrt"
        case .blockedText:
            """
            Wir haben Ihren Internetanschluss vorübergehend gesperrt. Der häufigste Grund ist eine offene \
            Rechnung. Vertrag und Einstellungen bleiben erhalten.
            """
        case .inactiveTitle: "Ihr Anschluss ist nicht aktiv"
        case .inactiveText:
            """
            Zu diesem Anschluss gibt es keinen laufenden Vertrag: Er ist neu oder beendet. Melden Sie sich bei \
            uns, wir schalten Sie frei.
            """
        case .credentialsTitle: "Ihr Gerät konnte sich nicht anmelden"
        case .credentialsText:
            """
            Benutzername, Passwort oder Gerät stimmen nicht mit unseren Angaben überein. Prüfen Sie die \
            Einstellungen Ihres Routers oder fragen Sie uns nach neuen.
            """
        case .usageTitle: "Ihr Datenvolumen ist verbraucht"
        case .usageText:
            """
            Alles, was Ihr Tarif für diesen Zeitraum enthält, ist verbraucht. Buchen Sie Volumen nach oder \
            warten Sie auf den nächsten Zeitraum.
            """
        case .freeTitle: "Sie sind wieder online"
        case .freeText:
            """
            Ihrem Anschluss steht nichts mehr im Weg. Öffnet sich eine Seite noch nicht, warten Sie eine Minute \
            oder starten Sie Ihren Router neu.
            """
        case .amountDue: "Offener Betrag"
        case .howToPay: "So können Sie zahlen"
        case .portal: "Zum Kundenportal"
        case .afterwards:
            """
            Sie müssen nicht anrufen: Ihr Anschluss geht von selbst wieder, kurz nachdem der Grund behoben ist.
            """
        case .again: "Erneut versuchen"
        }
    }
}
