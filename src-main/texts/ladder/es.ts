/** Spanish. See index.ts. */
import type { LadderTexts } from './index.js'

export const es: LadderTexts = {
  rungs: {
    'other-route': {
      title: 'Otro camino',
      why: 'A una misma suscripción se llega por varios caminos. Donde uno falla, a menudo funciona otro, en minutos.',
      todo: 'Empiece uno de los otros caminos de abajo. La aplicación comprueba en el sitio si funcionó.',
      wait: 'Sin espera: verá enseguida si funcionó.',
    },
    'other-browser': {
      title: 'Otro navegador',
      why: 'Un botón que no responde suele ser cosa del navegador: una extensión, una ventana bloqueada, una sesión antigua.',
      todo: 'Recorra el mismo camino en otro navegador de este ordenador.',
      wait: 'Sin espera: verá enseguida si funcionó.',
    },
    email: {
      title: 'Correo a facturación',
      why: 'Facturación puede cancelar por usted, y un correo con fecha demuestra después que lo pidió.',
      todo: 'Envíe el borrador desde su propio correo y anote aquí que lo envió. Guarde lo que le respondan.',
      wait: 'Deles {days} días: siempre contienen tres días laborables.',
    },
    reddit: {
      title: 'Mensaje a los moderadores en Reddit',
      why: 'Los moderadores del foro pueden avisar al equipo cuando el correo queda sin respuesta.',
      todo: 'Envíe el borrador con su cuenta de Reddit. La respuesta puede llegar por el chat de Reddit.',
      wait: 'Deles {days} días: los moderadores son voluntarios.',
    },
    discord: {
      title: 'Canal de soporte en Discord',
      why: 'El canal de soporte lo leen a diario personas que pueden trasladar su caso.',
      todo: 'Copie el texto, abra el canal y péguelo. Otros pueden leerlo: sin direcciones, facturas ni tarjetas.',
      wait: 'Deles {days} días: la respuesta que no haya llegado para entonces ya no llegará allí.',
    },
    'formal-notice': {
      title: 'Requerimiento formal',
      why: 'Una última carta que fija un plazo. Los bancos y las oficinas de consumo preguntan si la hubo.',
      todo: 'Léala entera, envíela por correo electrónico y anote que la envió.',
      wait: 'Deje pasar los {days} días que fija la carta.',
    },
    'bank-stop': {
      title: 'Banco: detener los próximos pagos',
      why: 'Su banco puede rechazar el próximo cobro, haga lo que haga el sitio.',
      todo: 'Llame a su banco o use su aplicación; el borrador dice lo que necesitan. Detener el pago no pone fin al contrato: el sitio puede seguir contando lo que usted debe. Por eso, siga pidiendo también la cancelación.',
      wait: 'Cuente con {days} días: los bancos necesitan unos tres días laborables antes del cobro.',
    },
    'bank-dispute': {
      title: 'Banco: reclamar el cobro',
      why: 'Un cobro hecho después de cancelar, o de pedirlo, se puede reclamar al banco.',
      todo: 'Envíe al banco el borrador con el informe: la fecha de la cancelación y lo que escribió al servicio.',
      wait: 'Dele al banco {days} días para confirmarlo y estudiarlo.',
    },
  },
  whys: {
    'not-cancelled': 'El sitio no canceló, pero quedan caminos que solo llevan unos minutos.',
    'ways-used-up': 'En el propio sitio no queda nada por probar. Ahora toca escribir.',
    'no-answer': 'El plazo para responder ha terminado.',
    'answer-did-not-help': 'Hubo respuesta, pero no cancelación.',
    'charged-anyway': 'La cancelación está probada y, aun así, le han cobrado.',
    'waiting-for-answer': 'Ya ha escrito. Ahora tienen tiempo para responder.',
    'answer-came': 'Ha llegado una respuesta. Haga lo que pide y mire si la suscripción ha desaparecido.',
    'waiting-for-bank': 'El banco tiene lo que necesita. Ahora necesita tiempo.',
    'charge-soon':
      'El próximo cobro está tan cerca que no hay tiempo de esperar respuestas: primero va lo que surte efecto enseguida.',
    'dispute-ends-soon': 'El plazo en que el banco acepta una reclamación está por terminar: eso va primero.',
  },
  words: {
    'wait-until': 'Espere hasta el {day}.',
    next: 'Después: {rung}.',
    'next-nothing': 'Después no queda ningún paso más.',
    clock: 'Cobro del {charge}: se puede reclamar hasta el {day} (días restantes: {days}).',
    'clock-today': 'Cobro del {charge}: hoy es el último día para reclamarlo.',
    'clock-over': 'Cobro del {charge}: los 120 días para reclamarlo terminaron el {day}.',
    'not-begun': 'Intente primero cancelar en el sitio. Si no funciona, aquí están los pasos siguientes.',
    done: 'Cancelación comprobada el {day}. No hay nada más que hacer.',
    'used-up':
      'Se han dado todos los pasos. Una oficina de consumo o un abogado puede continuar desde aquí, con su informe.',
    skip: 'No es para mí',
    'on-clipboard':
      'Ningún programa abrió el enlace. El texto está en el portapapeles: péguelo donde quiera escribir.',
  },
}
