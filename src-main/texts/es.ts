/** Spanish. See index.ts. */
import type { AppTexts } from './index.js'

export const es: AppTexts = {
  says: {
    checking: 'Parece el final. Compruebo en una página recién cargada si es verdad.',
    'checking-again': 'Una página recién cargada lo muestra. La cargo otra vez para estar seguro.',
    'sign-in-yourself':
      'Inicie sesión usted mismo en {detail}. No leo nada de esta página y después sigo yo.',
    'foreign-page': 'Esta página es de {detail}, que no forma parte de esta guía. Aquí no hago clic en nada.',
    'page-asks': 'El propio sitio pregunta: «{detail}». Responda en la ventana del sitio.',
    'trap-clicked': 'Cuidado: ha hecho clic en «{control}». {detail}',
    'trap-ahead': 'No haga clic en «{control}». {detail}',
    'going-to-start': 'No conozco esta página. Vuelvo a la página de la cuenta.',
    'yours-to-click': '«{control}» le toca a usted: el sitio prohíbe que lo haga otro.',
    'not-seen':
      'No he visto ese clic en «{control}», y la página sigue igual. Haga clic otra vez, por favor.',
    'signed-out-again':
      'El sitio ha cerrado su sesión. Vuelva a iniciarla; no se pierde nada, y se sigue desde donde está el sitio.',
    'looking-closer':
      'Todavía no lo he encontrado. Busco con más cuidado: en lo que está plegado y más abajo en la página.',
    'may-be-inside': 'Puede que esté dentro de «{control}». Abrirlo no cambia nada.',
    'not-sure':
      'No estoy seguro. «{control}» está donde antes estaba el control correcto, pero sus palabras son nuevas para mí. Léalo antes de hacer clic; yo no haré clic en él.',
  },
  asks: {
    'confirm-commit': 'El próximo clic termina la suscripción: «{detail}». ¿Lo hago?',
    terms: 'El servicio prohíbe las herramientas automáticas. ¿Hago clic de todos modos?',
    ambiguous:
      'Aquí varios controles significan lo mismo ({detail}). No adivino. Haga clic usted en el correcto.',
    'choice-not-offered':
      'El sitio no ofrece lo que eligió ({detail}). No se hizo clic en nada. Elija el otro camino o escriba al soporte.',
    'still-active':
      'Tras tres páginas recién cargadas, el sitio aún muestra la suscripción activa. ¿Otra vez, o parar y escribir al soporte?',
    unrecognised: 'No conozco esta página ({detail}). Vaya usted a la página de su cuenta; desde ahí sigo.',
    blocked: 'El control «{detail}» no se puede usar ahora. ¿Falta algo en la página, o algo lo tapa?',
    'sign-in': 'Inicie sesión en {detail}.',
    challenge: 'Muestre al sitio que usted es humano.',
    'page-lost': 'Se ha perdido la página del sitio. Ábrala de nuevo; se sigue donde está el sitio.',
    'which-plan': 'Aquí hay varias suscripciones ({detail}). ¿Cuál quiere cancelar?',
    'check-mail':
      'El sitio le ha enviado un correo con un enlace. Copie la dirección de ese enlace y péguela abajo.',
  },
  reasons: {
    'still-active': 'El sitio aún muestra la suscripción activa.',
    'offer-taken': 'Se aceptó una oferta y la suscripción continúa.',
    'plan-paused': 'El plan solo está en pausa, no cancelado.',
    'plan-changed': 'El plan se cambió, no se canceló.',
    'only-account-deleted': 'Solo se eliminó la cuenta. Eso no detiene la facturación.',
    'site-error':
      'El sitio informó de un error. Espere una hora, inténtelo de nuevo y después escriba al soporte.',
    unrecognised: 'No se encontró ninguna página conocida. Pruebe otro navegador o escriba al soporte.',
    ambiguous:
      'Encajan varios controles y adivinar no es seguro. Haga clic usted en el correcto, en modo «show».',
    disabled: 'El control necesario está desactivado. Quizá haya que rellenar algo antes.',
    covered: 'Algo tapa el control necesario. Ciérrelo e inténtelo de nuevo.',
    'dead-control': 'El control no hace nada. Pruebe otro navegador o escriba al soporte.',
    'click-refused': 'El control cambiaba sin parar en el momento del clic, así que no se pulsó.',
    loop: 'El sitio da vueltas en círculo. Pruebe otro navegador o escriba al soporte.',
    'step-limit': 'El camino pasó de 40 pasos. Escriba al soporte.',
    'time-limit': 'Se acabó el tiempo. Empiece de nuevo; se sigue donde esté el sitio.',
    'choice-not-offered': 'El sitio no ofrece lo que eligió y no se confirmó nada. Elija el otro camino.',
    'not-confirmed': 'El clic irreversible no se confirmó y no se hizo. No se canceló nada.',
    'needs-person':
      'Desde aquí debe hacer clic una persona y no hay nadie. Ejecútelo con una ventana visible.',
    'sign-in-needed': 'Iniciar sesión le toca a usted y no hay nadie. Ejecútelo con una ventana visible.',
    challenge: 'El sitio quiere ver a un humano. Hágalo en una ventana visible.',
    'foreign-origin': 'El sitio llevó a una dirección fuera de esta guía.',
    'cannot-verify':
      'El sitio no muestra con claridad si está cancelada. Compruébelo a mano y guarde el informe.',
    stopped: 'Usted lo detuvo.',
    unreachable: 'No se puede llegar al sitio. Revise la conexión e inténtelo de nuevo.',
    'tls-error':
      'La conexión con el sitio no es segura. No se hizo nada. Revise la dirección, el reloj y la red.',
    'http-error': 'El sitio respondió con un error. Inténtelo más tarde.',
    download: 'El sitio envió un archivo en vez de una página. Se rechazó.',
    'page-dialog': 'El sitio preguntó algo en una ventana propia y no había nadie para responder.',
    'page-crashed': 'La página se bloqueó. Empiece de nuevo.',
    'page-closed': 'Se cerró la ventana del sitio. Empiece de nuevo; se sigue donde esté el sitio.',
    'load-timeout': 'La página no cargó en 30 segundos. Inténtelo más tarde.',
    unresponsive: 'La página no responde. Empiece de nuevo o pruebe otro navegador.',
    'sign-in-loop':
      'Cada inicio de sesión vuelve a la página de inicio de sesión. El sitio no conserva la sesión en esta ventana.',
    'challenge-loop':
      'El sitio pregunta una y otra vez si usted es humano. En esta ventana puede no acabar nunca.',
    'page-translated':
      'El navegador ha traducido esta página, y sus botones llevan otras palabras que las del sitio.',
    'needs-typing':
      'Aquí hay que escribir una palabra, y eso le toca a usted. No se escribió nada en su nombre.',
    'check-mail': 'El sitio ha enviado un correo con un enlace, y no hay nadie para abrirlo.',
    checkout:
      'El sitio muestra una página de pago en lugar de un plan. Esta cuenta parece no tener ninguno; no se compró nada.',
    'stay-chosen':
      'En esta página está marcada una opción que mantiene la suscripción. El botón de al lado la confirmaría. Elija usted la que cancela; desde ahí se sigue.',
    'wrong-subscription':
      'Esta página gestiona otra suscripción, no la que usted quiere cancelar. No se hizo ningún clic.',
  },
  outcomes: {
    'cancelled-now': 'Cancelada, terminó al instante',
    'cancelled-at-period-end': 'Cancelada, termina con el periodo pagado',
    'not-cancelled': 'No cancelada',
    'not-subscribed': 'Esta cuenta no tiene suscripción',
    unknown: 'No se sabe',
    'no-safe-path': 'No hay un camino seguro',
  },
  advice: {
    'try-again': 'Inténtelo de nuevo. Se sigue donde está el sitio.',
    'open-again': 'Abra la página de nuevo. No se ha perdido nada; se sigue donde está el sitio.',
    'wait-hour': 'Espere una hora e inténtelo de nuevo.',
    yourself:
      'Vaya usted al lugar correcto en la ventana del sitio. La aplicación lo nota y sigue desde allí.',
    uncover: 'Cierre lo que tapa la página: aviso de cookies, chat, publicidad. Después inténtelo de nuevo.',
    'other-choice': 'Vuelva atrás y elija la otra forma de terminar.',
    account: 'Compruebe que ha iniciado sesión con la cuenta que paga. El recibo indica cuál es.',
    connection: 'Compruebe la conexión de este ordenador.',
    'by-hand': 'Mire usted la página de la suscripción y guarde el informe.',
    'translate-off':
      'Desactive la traducción: clic derecho en la página, o clic en el signo de traducción de la barra de direcciones, y elija el idioma original.',
    'type-it': 'Escriba la palabra usted mismo en la ventana del sitio. El recorrido lo nota y sigue.',
    cookies: 'Permita las cookies de este sitio y desactive los bloqueadores en él.',
    'own-browser':
      'Siga en un navegador instalado: los sitios confían más en él que en una ventana dentro de otro programa.',
    'pop-ups':
      'Permita las ventanas emergentes de este sitio y desactive los bloqueadores de anuncios en él.',
    private: 'Pruebe una ventana privada: empieza sin cookies antiguas.',
    'which-account':
      'Mire el último recibo: la dirección a la que se envió es la de la cuenta que paga. Inicie sesión con esa cuenta.',
    'other-way': 'Tome otro camino: vea abajo.',
  },
  words: {
    step: 'Paso',
    next: 'Después debería ver:',
    trap: 'Trampa',
    clicked: 'Clic en',
    'clicked-you': 'Usted hizo clic en',
    verified: 'comprobado en dos páginas recién cargadas',
    'not-verified': 'sin comprobar',
    'ends-on': 'Termina el',
    refund: 'Reembolso',
    report: 'Informe',
    'report-title': 'Informe de una cancelación',
    'picture-of': 'Imagen de',
    practice: 'Práctica',
    keys: 'Teclas: Intro = haz clic por mí, y = sí, s = mostrar otra vez, a = intentar otra vez, q = parar',
    'press-enter': 'Pulse Intro para cerrar la ventana.',
    waiting: 'le toca a usted',
    opening: 'Abro el sitio. Puede tardar un momento.',
    'walk-waits': 'La aplicación le espera',
    'site-detached':
      'Las herramientas de desarrollo han tomado la página y no se ve nada de ella. Ciérrelas; después se sigue solo.',
    'case-open': 'Empezado, sin terminar',
    'site-opens-here': 'El sitio se abre aquí.',
    status: 'Lo que dice el sitio',
    reminder: 'Ya ha pasado la hora. Inténtelo de nuevo ahora.',
    'state-active': 'activa',
    'state-ends': 'cancelada, dura hasta el final del periodo',
    'state-cancelled': 'cancelada',
    'state-paused': 'en pausa',
    'state-past-due': 'hay un pago atrasado',
    'state-none': 'sin suscripción',
    'per-week': 'a la semana',
    'per-month': 'al mes',
    'per-year': 'al año',
    'charge-on': 'próximo cobro el',
  },
}
