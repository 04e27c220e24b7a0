// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What a page shows. The names of the properties are those in the template; what is nil or empty is left out.
public struct GardenPageView: Sendable {
    public let language: String
    /// The word of the page, or `free`.
    public let page: String
    public let title: String
    public let text: String
    public let greeting: String
    /// The customer's name.
    public var name: String?
    public let amountLabel: String
    /// What has to be paid, with its currency.
    public var amount: String?
    /// How to pay.
    public var payment: Payment?
    public let portalLabel: String
    public var portal: String?
    public var afterwards: String?
    public let again: String

    /// The page of those who are held.
    init(_ page: GardenPage, _ texts: GardenTexts, _ settings: GardenSettings) {
        let (title, text) = page.keys
        self.init(page.rawValue, texts, title: title, text: text)
        portal = settings.portal
        switch page {
        case .blocked, .usage:
            if !settings.payment.isEmpty { payment = Payment(label: texts[.howToPay], lines: settings.payment) }
        case .inactive, .credentials: break
        }
        afterwards = texts[.afterwards]
    }

    /// The page of those who are free again.
    init(free texts: GardenTexts) {
        self.init("free", texts, title: .freeTitle, text: .freeText)
    }

    private init(_ page: String, _ texts: GardenTexts, title: GardenTextKey, text: GardenTextKey) {
        self.page = page
        language = texts.language.rawValue
        self.title = texts[title]
        self.text = texts[text]
        greeting = texts[.greeting]
        amountLabel = texts[.amountDue]
        portalLabel = texts[.portal]
        again = texts[.again]
    }

    /// The words on how to pay.
    public struct Payment: Sendable {
        public let label: String
        public let lines: [String]
    }
}

extension GardenPage {
    fileprivate var keys: (title: GardenTextKey, text: GardenTextKey) {
        switch self {
        case .blocked: (.blockedTitle, .blockedText)
        case .inactive: (.inactiveTitle, .inactiveText)
        case .credentials: (.credentialsTitle, .credentialsText)
        case .usage: (.usageTitle, .usageText)
        }
    }
}
