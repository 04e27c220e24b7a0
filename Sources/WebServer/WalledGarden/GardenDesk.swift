// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
public import NetworkValues
public import Operations
public import ProviderValues

/// Answers the walled garden's guests: a pure function of the question, the templates and what is known of the line.
public struct GardenDesk: Sendable {
    /// What is known of whoever has an address.
    public typealias Standing = @Sendable (IPAddress) -> GardenStanding
    /// What a customer has to pay; nil when nothing is open or nobody keeps the books here.
    public typealias AmountDue = @Sendable (CustomerID) -> Money?

    private let settings: GardenSettings
    private let templates: GardenTemplates
    private let standing: Standing
    private let amountDue: AmountDue

    public init(
        _ settings: GardenSettings, templates: GardenTemplates, standing: @escaping Standing,
        amountDue: @escaping AmountDue = { _ in nil }
    ) {
        self.settings = settings
        self.templates = templates
        self.standing = standing
        self.amountDue = amountDue
    }

    /// The answer, whatever was asked for: there is nothing that is not found here.
    public func answer(_ question: GardenQuestion) -> GardenAnswer {
        let standing = question.source.map(standing) ?? .unknown
        if question.isReading, question.path == CaptivePortalState.path {
            return .captive(CaptivePortalState(isCaptive: isCaptive(standing, question), portal: settings.portal).json)
        }
        // The checks of operating systems (generate_204, hotspot-detect.html, ncsi.txt…) look for exactly their own answer; any
        // other one makes them show where the redirect leads.
        if question.isReading, let name = settings.name, question.host != name || question.path != "/" {
            return .redirect(to: "http://\(name)\(question.port == 80 ? "" : ":\(question.port)")/")
        }
        let language = GardenLanguage(accepting: question.acceptLanguage)
        let html = templates.page(view(standing, question.page, templates.texts(language)))
        // Whoever posts something must not believe that it arrived (RFC 6585 §6).
        return .page(
            html, language: language,
            status: question.isReading ? .ok : .init(code: 511, reasonPhrase: "Network Authentication Required"))
    }

    private func isCaptive(_ standing: GardenStanding, _ question: GardenQuestion) -> Bool {
        switch standing {
        case .held: true
        case .free: false
        case .unknown: question.source.map(settings.isGuest) ?? true
        }
    }

    private func view(_ standing: GardenStanding, _ page: GardenPage, _ texts: GardenTexts) -> GardenPageView {
        switch standing {
        case .held(let guest):
            var view = GardenPageView(GardenPage(guest.reason), texts, settings)
            view.name = guest.customerName
            if guest.reason == .unpaid { view.amount = amountDue(guest.customer).map { "\($0)" } }
            return view
        case .free:
            return GardenPageView(free: texts)
        case .unknown:
            return GardenPageView(page, texts, settings)
        }
    }
}
