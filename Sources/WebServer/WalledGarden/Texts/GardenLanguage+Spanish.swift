// SPDX-License-Identifier: Apache-2.0

extension GardenLanguage {
    static func spanishText(_ key: GardenTextKey) -> String {
        switch key {
        case .greeting: "Hola"
        case .blockedTitle: "Su conexión está en pausa"
        case .blockedText:
            """
            Hemos interrumpido su conexión a Internet. La causa más frecuente es una factura pendiente. Su \
            contrato y sus ajustes se conservan.
            """
        case .inactiveTitle: "Su conexión no está activa"
        case .inactiveText:
            """
            Esta línea no tiene un contrato activo: es nueva o ha terminado. Póngase en contacto con nosotros y \
            la activaremos.
            """
        case .credentialsTitle: "Su equipo no pudo iniciar sesión"
        case .credentialsText:
            """
            El usuario, la contraseña o el equipo no coinciden con nuestros datos. Revise los ajustes de su \
            router o pídanos otros nuevos.
            """
        case .usageTitle: "Ha agotado sus datos"
        case .usageText:
            """
            Ha consumido todo lo que su plan incluye en este período. Compre más datos o espere al próximo \
            período.
            """
        case .freeTitle: "Ya tiene conexión"
        case .freeText:
            """
            Nada detiene ya su conexión. Si una página todavía no se abre, espere un minuto o reinicie su \
            router.
            """
        case .amountDue: "Importe pendiente"
        case .howToPay: "Cómo pagar"
        case .portal: "Abrir el portal de clientes"
        case .afterwards: "No hace falta llamar: la conexión vuelve sola poco después de resolverse la causa."
        case .again: "Intentar de nuevo"
        }
    }
}
