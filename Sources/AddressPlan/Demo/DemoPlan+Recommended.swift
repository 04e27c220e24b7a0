// SPDX-License-Identifier: Apache-2.0

extension DemoPlan {
    /// Regions of a /36, a /40 for every concentrator with room to grow inside it, /56 for homes and /48 for businesses,
    /// links and blocked lines in pools of their own. ``PlanLint`` has nothing to say about it.
    public static let recommended = DemoPlan(
        name: "a /40 a concentrator",
        purpose: "the same provider with a plan that lasts",
        rows: .table(
            [
                .kind, .prefix, .parent, .name, .nas, .poolKind, .delegatedLength, .order, .growthReserve, .placement,
                .discardRoute,
            ],
            [
                ["block", "2a0f:f041::/32", "", "RIPE NCC", "", "", "", "", "", "sparse", "yes"],
                ["site", "2a0f:f041:f::/48", "2a0f:f041::/32", "Infrastructure"],
                ["pool", "2a0f:f041:f::/64", "2a0f:f041:f::/48", "Loopbacks", "", "infrastructure", "128"],
                ["pool", "2a0f:f041:f:100::/56", "2a0f:f041:f::/48", "Router links", "", "infrastructure", "64"],
                ["pool", "2a0f:f041:f:200::/56", "2a0f:f041:f::/48", "Servers", "", "infrastructure", "64"],
                ["pool", "2a0f:f041:f:300::/56", "2a0f:f041:f::/48", "Management", "", "infrastructure", "64"],
            ] + region("North", hextet: "1", router: "pppoe-1", title: "PPPoE 1")
                + region("South", hextet: "2", router: "pppoe-2", title: "PPPoE 2")),
        routers: [
            DemoRouter(name: "pppoe-1", services: 420, delegations: 400),
            DemoRouter(name: "pppoe-2", services: 310, delegations: 231),
        ],
        holdings: [
            DemoHolding(
                router: "pppoe-1", service: 0, kind: .assignment, mode: .static, text: "2a0f:f041:1040:1::/64")
        ])

    /// A region with one concentrator: a /36 whose second group begins with `hextet`.
    private static func region(_ name: String, hextet: String, router: String, title: String) -> [[String]] {
        let nas = "2a0f:f041:\(hextet)000::/40"
        return [
            ["site", "2a0f:f041:\(hextet)000::/36", "2a0f:f041::/32", name, "", "", "", "", "", "sparse"],
            ["nas", nas, "2a0f:f041:\(hextet)000::/36", title, router, "", "", "", "", "sparse", "yes"],
            ["pool", "2a0f:f041:\(hextet)000::/44", nas, "\(title) homes", "", "active", "56", "sparse", "2"],
            ["pool", "2a0f:f041:\(hextet)080::/44", nas, "\(title) businesses", "", "active", "48", "sparse", "2"],
            ["pool", "2a0f:f041:\(hextet)040::/48", nas, "\(title) links", "", "link", "64", "", "4"],
            ["pool", "2a0f:f041:\(hextet)0c0::/48", nas, "\(title) blocked", "", "blocked", "56", "", "4"],
        ]
    }
}
