// SPDX-License-Identifier: Apache-2.0

extension GardenLanguage {
    static func frenchText(_ key: GardenTextKey) -> String {
        switch key {
        case .greeting: "Bonjour"
        case .blockedTitle: "Votre connexion est suspendue"
        case .blockedText:
            """
            Nous avons suspendu votre connexion à Internet. La cause la plus fréquente est une facture impayée. \
            Votre contrat et vos réglages sont conservés.
            """
        case .inactiveTitle: "Votre connexion n’est pas active"
        case .inactiveText:
            """
            Cette ligne n’a pas de contrat actif : elle est nouvelle, ou résiliée. Contactez-nous et nous \
            l’activerons.
            """
        case .credentialsTitle: "Votre équipement n’a pas pu se connecter"
        case .credentialsText:
            """
            Le nom d’utilisateur, le mot de passe ou l’appareil ne correspond pas à nos données. Vérifiez votre \
            routeur, ou demandez-nous de nouveaux identifiants.
            """
        case .usageTitle: "Votre volume de données est épuisé"
        case .usageText:
            """
            Tout ce que votre offre contient pour cette période a été utilisé. Achetez du volume ou attendez la \
            prochaine période.
            """
        case .freeTitle: "Vous êtes de nouveau en ligne"
        case .freeText:
            """
            Plus rien ne retient votre connexion. Si une page ne s’ouvre pas encore, attendez une minute ou \
            redémarrez votre routeur.
            """
        case .amountDue: "Montant dû"
        case .howToPay: "Comment payer"
        case .portal: "Ouvrir l’espace client"
        case .afterwards: "Inutile d’appeler : la connexion revient d’elle-même peu après que la cause a disparu."
        case .again: "Réessayer"
        }
    }
}
