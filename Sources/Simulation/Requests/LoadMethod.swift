// SPDX-License-Identifier: Apache-2.0

/// How the simulated subscribers prove their passwords.
public enum LoadMethod: String, Sendable, CaseIterable {
    case pap
    case chap
    case msCHAPv2 = "ms-chap-v2"
}
