// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import ProviderValues
import Storage

/// Writes the rows of one batch, which was judged before in the same transaction.
final class ServiceDraftWriter {
    private(set) var customers: [String: Int64]
    private let references: ImportReferences
    private let sealer: Sealer
    private let transaction: Transaction
    private let pools: PoolSession
    /// The plan's tree, once a row needs it.
    private lazy var tree = Result { try PlanNodes.tree(in: transaction.database) }
    private lazy var limitedRouters = Result { try CapacityRule.limitedRouters(in: transaction.database) }

    init(_ batch: ServiceBatch, customers: [String: Int64], sealer: Sealer, _ transaction: Transaction) throws {
        self.customers = customers
        self.sealer = sealer
        self.transaction = transaction
        references = batch.references
        pools = PoolSession(transaction)
        for (draft, customer) in batch.existing {
            if case .keyed(let key) = draft.customer { self.customers[key] = customer.value }
        }
    }

    func add(_ draft: ServiceDraft) throws {
        let customer = try customer(of: draft)
        var terms = draft.terms
        let plan = try references.plan(of: draft)
        terms.plan = plan?.id
        terms.nas = try references.router(of: draft)?.id
        terms.mainService = try draft.mainService.map { try mainService($0, of: customer, draft) }
        let id = try Services.insert(terms, of: customer, in: transaction)
        try checkCapacity(of: id, at: terms.nas, draft)
        if let password = draft.password {
            try Services.store(SecretEntry(password, sealer: sealer), of: id, in: transaction)
        }
        let service = ServiceRecord(
            id: id, customer: customer, name: terms.name, accessKind: terms.accessKind, state: terms.state,
            nas: terms.nas, userName: terms.userName?.description)
        let delegated = AssignPrefix.Choice.fromPools(.v6, .active, length: plan?.terms.delegatedLength ?? 56)
        try give(.delegation, draft.delegation, delegated, to: service, draft.line, .delegation)
        let linkLength = PoolKind.link.usualDelegatedLength(in: .v6)
        try give(.assignment, draft.link, .fromPools(.v6, .link, length: linkLength), to: service, draft.line, .link)
        try give(.assignment, draft.ipv4, .fromPools(.v4, .link, length: 32), to: service, draft.line, .ipv4)
    }

    /// Call once after the last row.
    func finish() throws {
        try pools.store()
    }

    private func checkCapacity(of service: ServiceID, at nas: NASID?, _ draft: ServiceDraft) throws {
        guard let nas, try limitedRouters.get().contains(nas) else { return }
        do {
            try CapacityRule.service(service).check(in: transaction.database)
        } catch let refusal as Refusal {
            throw ServiceImportError(problems: [ServiceLineProblem(draft.line, .plan, refusal.description)])
        }
    }

    private func customer(of draft: ServiceDraft) throws -> CustomerID {
        switch draft.customer {
        case .number(let id): return id
        case .own: return try addCustomer(of: draft)
        case .keyed(let key):
            if let known = customers[key] { return CustomerID(known) }
            let id = try addCustomer(of: draft)
            customers[key] = id.value
            return id
        }
    }

    private func addCustomer(of draft: ServiceDraft) throws -> CustomerID {
        try AddCustomer(
            company: try references.company(of: draft), name: draft.customerName, state: draft.customerState
        ).perform(transaction)
    }

    private func mainService(_ name: String, of customer: CustomerID, _ draft: ServiceDraft) throws -> ServiceID {
        let main = try ServiceRecord.find(named: name, in: transaction.database)
        guard main.customer == customer, !main.accessKind.opensRadioOnly else {
            throw ServiceImportError(problems: [
                ServiceLineProblem(
                    draft.line, .mainService,
                    "service “\(name)” is another customer's, or opens only a radio itself; give both rows one customer_key"
                )
            ])
        }
        return main.id
    }

    private func give(
        _ kind: HoldingKind, _ wish: PrefixWish, _ choice: AssignPrefix.Choice, to service: ServiceRecord, _ line: Int,
        _ column: ServiceColumn
    ) throws {
        do {
            switch wish {
            case .none: return
            case .assigned: _ = try AssignPrefix(kind, to: service.id, choice).assign(service, pools)
            case .exactly(let prefixes):
                for prefix in prefixes {
                    _ = try PlaceByHand(prefix: prefix, kind: kind, service: service).place(in: try tree.get(), pools)
                }
            }
        } catch let refusal as Refusal {
            throw ServiceImportError(problems: [ServiceLineProblem(line, column, refusal.description)])
        }
    }
}
