// SPDX-License-Identifier: Apache-2.0

import ProviderValues
import Storage

/// What rows name and what there are few of: plans, routers, companies. Read once for many rows.
struct ImportReferences {
    private let plans: [String: PlanRecord]
    private let routers: [String: NASRecord]
    private let companies: [String: CompanyID]

    init(in database: Database) throws {
        plans = Dictionary(try Plans.all(in: database).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        routers = Dictionary(
            try Routers.all(in: database).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let all = try database.all("SELECT name, id FROM company") { (try $0.text(0), try $0.id(1) as CompanyID) }
        companies = Dictionary(all, uniquingKeysWith: { first, _ in first })
    }

    /// The plan that a row names.
    func plan(of draft: ServiceDraft) throws(ServiceLineProblem) -> PlanRecord? {
        guard let name = draft.plan else { return nil }
        guard let plan = plans[name] else {
            throw ServiceLineProblem(
                draft.line, .plan, "there is no plan “\(name)”; add it first with `firsthop plan add`")
        }
        guard plan.state == .active else {
            throw ServiceLineProblem(draft.line, .plan, "plan “\(name)” is archived; choose one that is sold")
        }
        return plan
    }

    /// The router that a row names.
    func router(of draft: ServiceDraft) throws(ServiceLineProblem) -> NASRecord? {
        guard let name = draft.router else { return nil }
        guard let router = routers[name], router.terms.state != .retired else {
            throw ServiceLineProblem(
                draft.line, .nas, "there is no router “\(name)” in service; add it first with `firsthop nas add`")
        }
        return router
    }

    /// The company that bills a row's customer.
    func company(of draft: ServiceDraft) throws(ServiceLineProblem) -> CompanyID {
        if let name = draft.company {
            guard let company = companies[name] else {
                throw ServiceLineProblem(draft.line, .company, "there is no company “\(name)”")
            }
            return company
        }
        guard companies.count == 1, let only = companies.first else {
            throw ServiceLineProblem(
                draft.line, .company,
                companies.isEmpty
                    ? "there is no company yet; add one with `firsthop customer company`"
                    : "there are several companies; say which one bills")
        }
        return only.value
    }
}
