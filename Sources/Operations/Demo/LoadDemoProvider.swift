// SPDX-License-Identifier: Apache-2.0

public import AddressPlan
import NetworkValues
import ProviderValues
public import Storage

/// Fills an empty database with a small provider, so that there is something to look at.
public struct LoadDemoProvider: Verb {
    public var plan: DemoPlan
    /// Seals the demo's passwords and secrets.
    public var sealer: Sealer

    public init(plan: DemoPlan, sealer: Sealer) {
        self.plan = plan
        self.sealer = sealer
    }

    /// What was loaded.
    public struct Loaded: Sendable {
        public let customers: Int
        public let delegations: Int
        public let nodes: Int
        /// One line of each router that asks, with a delegation if any has one.
        public let logins: [DemoLogin]
    }

    public var locks: [StoreLock] { [.addressPlan] }

    /// - Returns: nil when the database holds a provider already; it is left alone then.
    public func perform(_ transaction: Transaction) throws -> Loaded? {
        let companies = try transaction.database.first("SELECT count(*) FROM company") { try $0.int(0) }
        let blocks = try transaction.database.first("SELECT count(*) FROM plan_node") { try $0.int(0) }
        guard companies == 0, blocks == 0 else { return nil }
        let company = try AddCompany(
            name: "Demo Broadband", currency: try Currency(code: "EUR"), billingZone: "Europe/Prague"
        ).perform(transaction)
        let tree = try PlanTree(try ImportAddressPlan(rows: plan.rows).perform(transaction))
        let plans = try DemoAccess.plans.map { try AddPlan($0).perform(transaction).id }
        var customers = 0
        var delegations = 0
        var logins: [DemoLogin] = []
        for (number, router) in plan.routers.enumerated() {
            let nas = try setUp(router, number: number, transaction)
            let services = try addServices(router.services, at: nas, of: company, plans, after: customers, transaction)
            if DemoAccess.sources.indices.contains(number), !services.isEmpty {
                logins.append(
                    DemoLogin(
                        router: router.name, source: DemoAccess.sources[number],
                        userName: DemoPeople.person(customers).login))
            }
            customers += services.count
            for holding in plan.holdings where holding.router == router.name {
                try place(holding, services, tree, transaction)
            }
            delegations += try delegate(to: services.prefix(router.delegations), at: nas, tree, transaction)
        }
        return Loaded(customers: customers, delegations: delegations, nodes: tree.nodes.count, logins: logins)
    }

    /// The router was added by name with the address plan; now it becomes one that asks.
    private func setUp(_ router: DemoRouter, number: Int, _ transaction: Transaction) throws -> NASID {
        let nas = try EnsureNAS(name: router.name).perform(transaction)
        let terms = try DemoAccess.router(router.name, number: number)
        let secret = SecretEntry(DemoAccess.secret, sealer: sealer)
        return try ChangeNAS(nas, secret: secret) { $0 = terms }.perform(transaction).id
    }

    private func addServices(
        _ count: Int, at nas: NASID, of company: CompanyID, _ plans: [PlanID], after others: Int,
        _ transaction: Transaction
    ) throws -> [ServiceID] {
        try (others..<(others + count)).map { number in
            let person = DemoPeople.person(number)
            let customer = try AddCustomer(company: company, name: person.name, state: .active).perform(transaction)
            var terms = ServiceDescription(name: person.login, accessKind: .pppoe)
            terms.nas = nas
            terms.plan = plans[number % plans.count]
            terms.userName = try UserName(parsing: person.login)
            let password = SecretEntry(DemoAccess.password(of: person.login), sealer: sealer)
            return try AddInternetService(customer: customer, terms, password: password).perform(transaction)
        }
    }

    /// Past the rules on purpose: the demo shows what the lint finds in a plan that grew without rules.
    private func place(
        _ demo: DemoHolding, _ services: [ServiceID], _ tree: PlanTree, _ transaction: Transaction
    ) throws {
        guard services.indices.contains(demo.service), let prefix = demo.prefix else { return }
        let service = try ServiceRecord.find(services[demo.service], in: transaction.database)
        let pool = tree.deepest(containing: prefix).flatMap { $0.poolTerms == nil ? nil : $0 }
        let slot = try pool.flatMap { try PoolDispenser($0, in: transaction.database)?.slot(of: prefix) }
        _ = try Holdings.insert(
            Holding(
                id: HoldingID(0), kind: demo.kind, mode: demo.mode, pool: pool?.id, node: pool?.id, prefix: prefix,
                service: service.id, customer: service.customer, since: transaction.now),
            slot: slot, in: transaction)
    }

    /// From the router's first active pool of IPv6.
    private func delegate(
        to services: some Sequence<ServiceID>, at nas: NASID, _ tree: PlanTree, _ transaction: Transaction
    ) throws -> Int {
        let pool = tree.nodes.first { node in
            node.poolTerms?.kind == .active && node.prefix.family == .v6 && tree.nas(of: node.id) == nas
        }
        guard let pool else { return 0 }
        return try AssignMany(.delegation, to: Array(services), .fromPool(pool.id)).perform(transaction).count
    }
}
