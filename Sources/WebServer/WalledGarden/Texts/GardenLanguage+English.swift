// SPDX-License-Identifier: Apache-2.0

extension GardenLanguage {
    static func englishText(_ key: GardenTextKey) -> String {
        switch key {
        case .greeting: "Hello"
        case .blockedTitle: "Your connection is paused"
        case .blockedText:
            """
            We have paused your Internet connection. The most frequent cause is an open invoice. Your contract \
            and your settings are kept.
            """
        case .inactiveTitle: "Your connection is not active"
        case .inactiveText:
            """
            This line is not connected to an active contract: it is new, or it has ended. Get in touch with us \
            and we will connect you.
            """
        case .credentialsTitle: "Your equipment could not log in"
        case .credentialsText:
            """
            The user name, the password or the device does not match what we have on file. Check the settings \
            of your router, or ask us for new ones.
            """
        case .usageTitle: "Your data allowance is used up"
        case .usageText:
            """
            Everything that your plan contains for this period has been used. Buy more, or wait until the next \
            period begins.
            """
        case .freeTitle: "You are online again"
        case .freeText:
            """
            Nothing holds your connection back any more. If a page does not open yet, wait a minute or restart \
            your router.
            """
        case .amountDue: "Amount due"
        case .howToPay: "How to pay"
        case .portal: "Open the customer portal"
        case .afterwards:
            """
            You need not call: your connection comes back by itself a few moments after the cause is gone.
            """
        case .again: "Try again"
        }
    }
}
