// The page around Swagger UI: logging in, and the nine calls in their order.

const TOKEN = 'X-MSTR-AuthToken';

/** What answers gave that later calls use; shown in braces as long as it isn't known. */
const known = { userId: undefined, roleId: undefined, projectId: undefined };

let token = null;

const json = value => JSON.stringify(value, null, 2);

const STEPS = [
  {
    title: 'Log in',
    operation: 'Log in/logIn',
    method: 'POST',
    path: '/api/auth/login',
    body: () => json({ username: form.username.value, password: '', loginMode: 1 }),
    then: answer => began(answer.headers.get(TOKEN)),
  },
  { title: 'List the roles', operation: 'Security roles/listRoles', method: 'GET', path: '/api/securityRoles' },
  {
    title: 'Find a user',
    operation: 'Users/listUsers',
    method: 'GET',
    path: '/api/users?nameBegins=a&fields=id,name',
    then: answer => remember('userId', answer.json?.[0]?.id),
  },
  {
    title: 'Create a role',
    operation: 'Security roles/createRole',
    method: 'POST',
    path: '/api/securityRoles',
    body: () => json({
      name: 'Demo Security Role',
      description: 'Demo for security role creation',
      privileges: [{ id: '1' }],
    }),
    then: answer => remember('roleId', answer.json?.id),
  },
  {
    title: 'Give it a member in a project',
    operation: 'Security roles/alterRole',
    method: 'PATCH',
    path: '/api/securityRoles/{roleId}',
    body: () => json({
      operationList: [
        { op: 'replace', path: '/members', value: { projectId: '{projectId}', memberIds: ['{userId}'] } },
      ],
    }),
  },
  { title: 'Read it', operation: 'Security roles/readRole', method: 'GET', path: '/api/securityRoles/{roleId}' },
  {
    title: 'See which roles the user has',
    operation: 'Users/listRolesOfUser',
    method: 'GET',
    path: '/api/users/{userId}/securityRoles',
  },
  { title: 'Delete it', operation: 'Security roles/deleteRole', method: 'DELETE', path: '/api/securityRoles/{roleId}' },
  {
    title: 'Log out',
    operation: 'Log in/logOut',
    method: 'POST',
    path: '/api/auth/logout',
    then: () => ended('Logged out.'),
  },
];

const form = document.getElementById('log-in');
const who = document.getElementById('who');
const logOut = document.getElementById('log-out');
const project = document.getElementById('project');

/** Swagger UI, once it has read the description. */
const reference = new Promise(done => {
  const ui = SwaggerUIBundle({
    url: new URL('openapi.yaml', document.baseURI).href,
    dom_id: '#swagger-ui',
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    showExtensions: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    onComplete: () => done(ui),
  });
});

/** Calls this server; paths are below its context path, which is one up from here. */
async function call(method, path, body) {
  const headers = {};
  if (token) {
    headers[TOKEN] = token;
  }
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const response = await fetch(new URL(`..${path}`, document.baseURI), { method, headers, body });
  const text = await response.text();
  let parsed;
  try {
    parsed = JSON.parse(text);
  } catch {
    parsed = undefined;
  }
  return { ok: response.ok, status: response.status, headers: response.headers, text, json: parsed };
}

// ------------------------------------------------------------------------------------ session

async function began(given) {
  token = given;
  reference.then(ui => ui.preauthorizeApiKey('token', given));
  logOut.hidden = false;
  const session = await call('GET', '/api/sessions/userInfo');
  who.textContent = session.ok ? `Logged in as ${session.json.fullName}.` : refusal(session);
  await listProjects();
}

function ended(why) {
  if (token) {
    reference.then(ui => ui.authActions.logout(['token']));
  }
  token = null;
  logOut.hidden = true;
  who.textContent = why;
}

function refusal(answer) {
  return answer.json?.message ? `${answer.json.code}: ${answer.json.message}` : `The server answered ${answer.status}.`;
}

async function listProjects() {
  const projects = await call('GET', '/api/projects?fields=id,name');
  if (projects.ok) {
    project.replaceChildren(...projects.json.map(({ id, name }) => new Option(name, id)));
    project.disabled = projects.json.length === 0;
    remember('projectId', project.value || undefined);
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const body = json({ username: form.username.value, password: form.password.value, loginMode: 1 });
  const answer = await call('POST', '/api/auth/login', body);
  form.password.value = '';
  if (answer.ok) {
    await began(answer.headers.get(TOKEN));
  } else {
    ended(refusal(answer));
  }
});

logOut.addEventListener('click', async () => {
  await call('POST', '/api/auth/logout');
  ended('Logged out.');
});

project.addEventListener('change', () => remember('projectId', project.value));

// -------------------------------------------------------------------------------------- steps

const showns = STEPS.map(shown);

function filled(text) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? whole);
}

function remember(name, value) {
  if (value) {
    known[name] = value;
    showns.forEach(step => step.fill());
  }
}

/** Puts a step on the page. What somebody wrote into it stays. */
function shown(step) {
  const item = document.getElementById('step').content.cloneNode(true).firstElementChild;
  const find = selector => item.querySelector(selector);
  const path = find('.path');
  const body = find('.body');
  const answer = find('.answer');
  const written = new Set();
  const fill = () => {
    path.value = written.has(path) ? path.value : filled(step.path);
    if (step.body) {
      body.value = written.has(body) ? body.value : filled(step.body());
    }
  };
  find('.title').textContent = step.title;
  find('.call').textContent = `${step.method} ${step.path}`;
  find('.with-body').hidden = !step.body;
  const link = find('.reference');
  const operation = step.operation.split('/');
  link.href = `${location.pathname}#/${operation.map(encodeURIComponent).join('/')}`;
  link.addEventListener('click', async event => {
    event.preventDefault();
    const ui = await reference;
    ui.layoutActions.show(['operations', ...operation], true);
    document.getElementById(`operations-${operation.join('-').replaceAll(' ', '_')}`)?.scrollIntoView();
  });
  answer.setAttribute('aria-label', `Answer: ${step.title}`);
  [path, body].forEach(field => field.addEventListener('input', () => written.add(field)));
  find('form').addEventListener('submit', async event => {
    event.preventDefault();
    const got = await call(step.method, path.value, step.body ? body.value : undefined);
    try {
      if (got.ok) {
        await step.then?.(got);
        const next = item.nextElementSibling?.querySelector('details');
        if (next) {
          next.open = true;
        }
      }
    } finally {
      // Last, so that whoever goes on as soon as they see it finds the next step ready.
      answer.hidden = false;
      answer.textContent = [`HTTP ${got.status}`, got.json ? json(got.json) : got.text].join('\n').trim();
      item.className = got.ok ? 'done' : 'failed';
    }
  });
  document.getElementById('steps').append(item);
  fill();
  return { fill };
}

// A page that was reloaded asks for its session's token again.
const again = await call('GET', '/api/auth/token');
if (again.ok) {
  await began(again.headers.get(TOKEN));
}
