// SPDX-License-Identifier: Apache-2.0

public import Hummingbird
public import ProviderValues

/// The three addresses that machines ask: `/health` (is the process alive), `/ready` (may it get traffic) and `/metrics`.
///
/// None of them needs a login: they show numbers and the names of subsystems, no customer's data.
public struct ProbeRoutes: Sendable {
    /// Gives the families of one part of the program at the moment of the request.
    public typealias MetricSource = @Sendable () async -> [MetricFamily]

    private let readiness: Readiness
    private let metrics: [MetricSource]

    public init(readiness: Readiness, metrics: [MetricSource]) {
        self.readiness = readiness
        self.metrics = metrics
    }

    /// Adds the routes; the router should have been made with `.autoGenerateHeadEndpoints`.
    public func add(to router: Router<some RequestContext>) {
        router.get("health") { _, _ in
            Self.response(.ok, "text/plain; charset=utf-8", "alive\n")
        }
        router.get("ready") { request, _ in
            await ready(request)
        }
        router.get("metrics") { _, _ in
            Self.response(.ok, PrometheusText.contentType, PrometheusText.render(await families()))
        }
    }

    private func ready(_ request: Request) async -> Response {
        let report = await readiness.report()
        let status: HTTPResponse.Status = report.isReady ? .ok : .serviceUnavailable
        if request.headers[.accept]?.contains("application/json") == true {
            return Self.response(status, "application/json", report.json.compactText + "\n")
        }
        return Self.response(status, "text/plain; charset=utf-8", report.text)
    }

    private func families() async -> [MetricFamily] {
        var families: [MetricFamily] = []
        for source in metrics {
            families += await source()
        }
        return families
    }

    private static func response(_ status: HTTPResponse.Status, _ type: String, _ body: String) -> Response {
        Response(
            status: status,
            headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}
