// SPDX-License-Identifier: Apache-2.0

extension DemoPlan {
    /// One /48 for infrastructure and one /48 a concentrator, as published for small providers. The first concentrator
    /// delegates a single /64 a customer, as published; the second the usual /56, of which its /48 has 256. One customer's
    /// WAN address lies in none of the /48s. ``PlanLint`` finds all of that.
    public static let asInTheSources = DemoPlan(
        name: "a /48 a concentrator",
        purpose: "a small plan as it is often published, with what is wrong about it",
        rows: .table(
            [.kind, .prefix, .parent, .name, .nas, .poolKind, .delegatedLength],
            [
                ["block", "2a0f:f041::/32", "", "RIPE NCC"],
                ["pool", "2a0f:f041:f::/48", "2a0f:f041::/32", "Infrastructure", "", "infrastructure", "64"],
                ["nas", "2a0f:f041:1000::/48", "2a0f:f041::/32", "PPPoE 1", "pppoe-1"],
                ["pool", "2a0f:f041:1000::/48", "2a0f:f041:1000::/48", "PPPoE 1 customers", "", "active", "64"],
                ["nas", "2a0f:f041:2000::/48", "2a0f:f041::/32", "PPPoE 2", "pppoe-2"],
                ["pool", "2a0f:f041:2000::/48", "2a0f:f041:2000::/48", "PPPoE 2 customers", "", "active", "56"],
            ]),
        routers: [
            DemoRouter(name: "pppoe-1", services: 420, delegations: 180),
            DemoRouter(name: "pppoe-2", services: 310, delegations: 231),
        ],
        holdings: [
            DemoHolding(
                router: "pppoe-1", service: 0, kind: .assignment, mode: .static, text: "2a0f:f041:a:1::1/128"),
            DemoHolding(
                router: "pppoe-1", service: 0, kind: .delegation, mode: .sticky, text: "2a0f:f041:1000:1::/64"),
        ])
}
